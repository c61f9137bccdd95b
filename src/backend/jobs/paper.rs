//! Files for the payer.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::backend::context::Context;
use crate::backend::protocol::{EventKind, Paper, PaperWish, Purpose, RequestId};
use crate::domain::OrderKey;
use crate::export;

/// How many files of one name may stand in a folder.
const MOST_OF_A_NAME: usize = 1_000;

/// Makes a file; drawing and writing take their time, so they have a thread of their own.
pub(in crate::backend) async fn make(context: Arc<Context>, id: RequestId, key: OrderKey, wish: PaperWish) {
    let made = tokio::task::spawn_blocking(move || write(&wish)).await;
    let made = made.map_err(io::Error::other).and_then(|made| made).map_err(|error| error.to_string());
    context.emit(Some(id), EventKind::PaperMade(key, made));
}

/// Asks in the system's own dialog. Where there is none, or it hangs, nothing waits for it but this job.
pub(in crate::backend) async fn choose_folder(context: Arc<Context>, id: RequestId, from: String) {
    let chosen = rfd::AsyncFileDialog::new().set_directory(from).pick_folder().await;
    let folder = chosen.map(|folder| folder.path().display().to_string());
    context.emit(Some(id), EventKind::FolderChosen(folder));
}

fn write(wish: &PaperWish) -> io::Result<Paper> {
    let bytes = export::make(&wish.document, wish.form).ok_or(io::ErrorKind::InvalidInput)?;
    let folder = Path::new(&wish.folder);
    if wish.purpose == Purpose::View {
        fs::create_dir_all(folder)?;
        remove_old(folder, wish.form.extension());
    }
    let path = write_new(folder, &wish.name, wish.form.extension(), &bytes)?;
    Ok(Paper { form: wish.form, purpose: wish.purpose, path: path.display().to_string() })
}

/// What was made to be printed before; a viewer may still have it open, then it stays.
fn remove_old(folder: &Path, extension: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().extension().is_some_and(|found| found == extension) {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Writes a file that was not there; a number tells it from those of the same name.
fn write_new(folder: &Path, name: &str, extension: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for number in 1..=MOST_OF_A_NAME {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{name}{number}.{extension}"));
        let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            opened => opened?,
        };
        let written = file.write_all(bytes);
        if written.is_err() {
            fs::remove_file(&path).ok(); // half a sheet helps nobody, and the first error is the one to tell
        }
        return written.map(|()| path);
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Document, Form, Paper as Size};

    fn wish(folder: &Path, purpose: Purpose, form: Form) -> PaperWish {
        PaperWish {
            document: Document { merchant: "Café".to_owned(), ..Document::default() },
            form,
            purpose,
            folder: folder.display().to_string(),
            name: "pago-152.00-MXN".to_owned(),
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_is_there_stays_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("pago-152.00-MXN.pdf"), "mine").expect("written");
        for _ in 0..2 {
            write(&wish(folder.path(), Purpose::Keep, Form::Sheet(Size::A4))).expect("made");
        }
        let expected = ["pago-152.00-MXN-2.pdf", "pago-152.00-MXN-3.pdf", "pago-152.00-MXN.pdf"];
        assert_eq!(names(folder.path()), expected);
        assert_eq!(fs::read(folder.path().join(expected[2])).expect("there"), b"mine");
        assert!(fs::read(folder.path().join(expected[0])).expect("there").starts_with(b"%PDF"));
    }

    #[test]
    fn only_the_newest_of_what_is_printed_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let print = folder.path().join("print");
        for _ in 0..3 {
            let made = write(&wish(&print, Purpose::View, Form::Sheet(Size::Letter))).expect("made");
            assert_eq!((made.purpose, Path::new(&made.path).exists()), (Purpose::View, true));
        }
        assert_eq!(names(&print), ["pago-152.00-MXN.pdf"]);
    }

    #[test]
    fn what_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing");
        assert!(write(&wish(&missing, Purpose::Keep, Form::Card)).is_err());
        assert!(write(&wish(folder.path(), Purpose::Keep, Form::QrPng)).is_err(), "there is no QR code");
        assert!(names(folder.path()).is_empty());
    }
}
