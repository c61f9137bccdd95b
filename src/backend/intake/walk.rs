//! Which files a person means by files and folders.

use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Input;

/// Folders are gone into no deeper than this; what links to itself ends here.
const DEEPEST: usize = 32;

/// Endings of what is no log, whatever it holds: pictures, programs, databases, archives of many files, documents,
/// sources. Only what lies in a folder is passed over by name; a file that was named is always read.
const NO_LOGS: &[&str] = &[
    "7z", "avi", "bmp", "c", "css", "db", "dll", "dmg", "doc", "docx", "exe", "gif", "go", "h", "html", "ico", "iso",
    "java", "jpeg", "jpg", "js", "lock", "md", "mp3", "mp4", "o", "odt", "otf", "pdf", "php", "png", "ppt", "pptx",
    "py", "rar", "rb", "rs", "so", "sqlite", "sqlite3", "svg", "tar", "tgz", "toml", "ts", "ttf", "webp", "woff",
    "woff2", "xls", "xlsx", "yaml", "yml", "zip",
];

/// What lies in files and folders.
#[derive(Default)]
pub struct Found {
    /// The logs, in the order in which they were written.
    pub inputs: Vec<Input>,
    /// What is hidden or clearly no log, and was passed over.
    pub passed_over: Vec<PathBuf>,
}

/// The logs in files and folders, in the order in which they were written: a folder's by name, its own files before
/// those of its folders, and of a log that was rotated (`hook.log.2`, `hook.log.1`, `hook.log`) the oldest first.
pub fn walk(paths: &[PathBuf]) -> io::Result<Found> {
    let mut found = Found::default();
    for path in paths {
        if path == Path::new("-") {
            found.inputs.push(Input::Stdin);
        } else if path.is_dir() {
            walk_into(path, 0, &mut found)?;
        } else {
            found.inputs.push(Input::File(path.clone()));
        }
    }
    Ok(found)
}

/// The logs alone.
pub fn logs_in(paths: &[PathBuf]) -> io::Result<Vec<Input>> {
    walk(paths).map(|found| found.inputs)
}

fn walk_into(folder: &Path, depth: usize, found: &mut Found) -> io::Result<()> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if is_hidden(&path) || is_no_log(&path) {
            found.passed_over.push(path);
        } else if path.is_dir() {
            folders.push(path);
        } else if path.is_file() {
            files.push(path);
        }
    }
    files.sort_by_key(|path| rotation(path));
    found.inputs.extend(files.into_iter().map(Input::File));
    folders.sort();
    found.passed_over.sort();
    for folder in folders {
        if depth < DEEPEST {
            walk_into(&folder, depth + 1, found)?;
        } else {
            found.passed_over.push(folder);
        }
    }
    Ok(())
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_no_log(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| NO_LOGS.binary_search(&ending.as_str()).is_ok()) && path.is_file()
}

/// The name without its number, and how new the number makes it.
pub(super) fn rotation(path: &Path) -> (String, Reverse<u64>, String) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bare = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    let numbered = bare.rsplit_once('.').and_then(|(stem, number)| Some((stem.to_owned(), number.parse().ok()?)));
    let (stem, number) = numbered.unwrap_or((bare.to_owned(), 0));
    (stem, Reverse(number), name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rotated_logs_come_oldest_first() {
        let mut names = ["hook.log", "hook.log.1", "a.log", "hook.log.10.gz", "hook.log.2.gz"].map(PathBuf::from);
        names.sort_by_key(|path| rotation(path));
        assert_eq!(names, ["a.log", "hook.log.10.gz", "hook.log.2.gz", "hook.log.1", "hook.log"].map(PathBuf::from));
    }

    #[test]
    fn a_folder_is_walked_and_what_is_no_log_is_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::create_dir_all(root.join("nginx/old")).expect("made");
        fs::create_dir_all(root.join(".git")).expect("made");
        for name in
            ["b.log", "a.jsonl", ".hidden", "logo.PNG", "nginx/access.log", "nginx/old/access.log.1", ".git/HEAD"]
        {
            fs::write(root.join(name), "x").expect("written");
        }
        let found = walk(&[root.to_owned()]).expect("walked");
        let under = |path: &Path| path.strip_prefix(root).expect("below").display().to_string().replace('\\', "/");
        let names: Vec<_> = found
            .inputs
            .iter()
            .map(|input| match input {
                Input::File(path) => under(path),
                _ => unreachable!("only files"),
            })
            .collect();
        assert_eq!(names, ["a.jsonl", "b.log", "nginx/access.log", "nginx/old/access.log.1"]);
        let passed: Vec<_> = found.passed_over.iter().map(|path| under(path)).collect();
        assert_eq!(passed, [".git", ".hidden", "logo.PNG"]);
        // What a person names is read, whatever it is called.
        assert_eq!(walk(&[root.join("logo.PNG")]).expect("walked").inputs.len(), 1);
        assert!(walk(&[root.join("gone")]).expect("told later").inputs.len() == 1);
    }

    #[test]
    fn endings_are_found_by_halving() {
        assert!(NO_LOGS.is_sorted());
    }
}
