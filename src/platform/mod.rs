//! Folders, the instance lock, atomic files.
