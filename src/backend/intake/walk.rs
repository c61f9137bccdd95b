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
    /// The folders that were looked into.
    pub folders: Vec<PathBuf>,
    /// The folders that could not be, and why.
    pub closed: Vec<(PathBuf, io::Error)>,
}

/// The logs in files and folders, in the order in which they were written: a folder's by name, its own files before
/// those of its folders, and of a log that was rotated (`hook.log.2`, `hook.log.1`, `hook.log`) the oldest first.
pub fn walk(paths: &[PathBuf]) -> io::Result<Found> {
    let mut found = walk_far(paths);
    if found.closed.is_empty() { Ok(found) } else { Err(found.closed.swap_remove(0).1) }
}

/// The same, as far as folders can be looked into.
pub(super) fn walk_far(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in paths {
        if path == Path::new("-") {
            found.inputs.push(Input::Stdin);
        } else if path.is_dir() {
            walk_into(path, 0, &mut found);
        } else {
            found.inputs.push(Input::File(path.clone()));
        }
    }
    found
}

/// The logs alone.
pub fn logs_in(paths: &[PathBuf]) -> io::Result<Vec<Input>> {
    walk(paths).map(|found| found.inputs)
}

fn walk_into(folder: &Path, depth: usize, found: &mut Found) {
    found.folders.push(folder.to_owned());
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.closed.push((folder.to_owned(), error)),
    };
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for path in entries.into_iter().map(|entry| entry.path()) {
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
            walk_into(&folder, depth + 1, found);
        } else {
            found.passed_over.push(folder);
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_no_log(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| NO_LOGS.binary_search(&ending.as_str()).is_ok()) && path.is_file()
}

/// What a log may have been renamed, copied or packed to: files beside it whose names are its own with a number or a
/// date, at the end or before the last ending. The oldest first.
pub(super) fn rotated(log: &Path) -> Vec<PathBuf> {
    let folder = log.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Some(name), Ok(entries)) = (log.file_name().and_then(|name| name.to_str()), fs::read_dir(folder)) else {
        return Vec::new();
    };
    let is_part = |path: &PathBuf| {
        path.file_name().and_then(|other| other.to_str()).is_some_and(|other| is_rotated(name, other)) && path.is_file()
    };
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_part).collect();
    found.sort_by_key(|path| rotation(path));
    found
}

fn is_rotated(name: &str, other: &str) -> bool {
    let bare = other.strip_suffix(".gz").or_else(|| other.strip_suffix(".zst")).unwrap_or(other);
    let is_number = |text: &str| {
        text == ".old"
            || !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '_' | 'T'))
    };
    let at_end = bare.strip_prefix(name).is_some_and(is_number) || bare == name && bare != other;
    let inside = name.rsplit_once('.').is_some_and(|(stem, ending)| {
        let rest = bare.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending)?.strip_suffix('.'));
        rest.is_some_and(is_number)
    });
    at_end || inside
}

/// The name without its number, and how new the number makes it.
fn rotation(path: &Path) -> (String, Reverse<u64>, String) {
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
    fn parts_of_a_log_are_told_by_their_names() {
        for (other, expected) in [
            ("hook.log.1", true),
            ("hook.log.2.gz", true),
            ("hook.log.gz", true),
            ("hook.log-20260318", true),
            ("hook.log-20260318-1773800000.zst", true),
            ("hook.log.2026-03-18T14", true),
            ("hook.log.old", true),
            ("hook-20260318.log", true),
            ("hook.1.log.gz", true),
            ("hook.log", false),
            ("hook.log.swp", false),
            ("hook-errors.log", false),
            ("hook.log-errors", false),
            ("other.log.1", false),
        ] {
            assert_eq!(is_rotated("hook.log", other), expected, "{other}");
        }
        let mut names = ["hook-20260318.log.gz", "hook-20260317.log"].map(PathBuf::from);
        names.sort_by_key(|path| rotation(path));
        assert_eq!(names, ["hook-20260317.log", "hook-20260318.log.gz"].map(PathBuf::from));
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
