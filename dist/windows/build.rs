//! Cobro's build script: gives the Windows programs their icon, version and manifest. Does nothing for other systems.

use std::path::PathBuf;
use std::{env, fs, io};

/// The programs, with the names they are installed under.
const PROGRAMS: [(&str, &str); 2] = [("cobro", "cobro.exe"), ("cobro-console", "cobro.com")];
const ICON: &str = "dist/windows/cobro.ico";
const MANIFEST: &str = "dist/windows/cobro.manifest";

fn main() -> io::Result<()> {
    for file in ["dist/windows/build.rs", ICON, MANIFEST] {
        println!("cargo::rerun-if-changed={file}");
    }
    if env::var_os("CARGO_CFG_TARGET_OS").is_none_or(|system| system != "windows") {
        return Ok(());
    }
    let set = |name| env::var(name).map_err(io::Error::other); // by cargo
    let manifest = PathBuf::from(set("OUT_DIR")?).join("cobro.manifest");
    let version = four_numbers(&set("CARGO_PKG_VERSION")?);
    fs::write(&manifest, fs::read_to_string(MANIFEST)?.replace("@VERSION@", &version))?;
    for (program, installed_as) in PROGRAMS {
        winresource::WindowsResource::new()
            .set_icon(ICON)
            .set_manifest_file(&manifest.display().to_string())
            .set("ProductName", "Cobro")
            .set("FileDescription", "Cobro") // the name in the task manager and in "Open with"
            .set("InternalName", program)
            .set("OriginalFilename", installed_as)
            .set("LegalCopyright", "The Cobro authors; MIT OR Apache-2.0")
            .compile_for(program)?;
    }
    Ok(())
}

/// Windows wants four numbers: 1.2.3 and 1.2.3-beta.1 become 1.2.3.0.
fn four_numbers(version: &str) -> String {
    let release = version.split(['-', '+']).next().unwrap_or(version);
    format!("{release}.0")
}
