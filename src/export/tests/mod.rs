use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use proptest::prelude::*;

use super::*;
use crate::instructions::barcode::Barcode;
use crate::instructions::qr::QrMatrix;

mod samples;

/// Everything that a camera sees in a picture, read by a decoder that has nothing to do with the encoder.
fn codes_in(png: &[u8]) -> Vec<String> {
    let picture = image::load_from_memory(png).expect("a PNG").to_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let light = picture.into_raw();
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| light[y * width + x]);
    let grids = prepared.detect_grids();
    grids.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

/// The SVG as a browser would show it.
fn rasterised(svg: &str) -> Vec<u8> {
    use resvg::{tiny_skia, usvg};
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).expect("an SVG");
    let size = tree.size().to_int_size();
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).expect("a size");
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().expect("memory")
}

/// Walks the file as a viewer opens it: from its end to the table of objects, and from there to each object.
fn assert_is_pdf(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let tail = text.rsplit("startxref").next().expect("an end").trim();
    let start: usize = tail.strip_suffix("%%EOF").expect("an end").trim().parse().expect("a number");
    let table = std::str::from_utf8(&bytes[start..]).expect("the table is ASCII");
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("xref"));
    let count: usize = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a count").parse().expect("a count");
    for number in 1..count {
        let line = lines.by_ref().find(|line| line.trim_end().ends_with('n')).expect("an entry");
        let at: usize = line[..10].parse().expect("an offset");
        assert!(bytes[at..].starts_with(format!("{number} 0 obj").as_bytes()), "object {number} at {at}");
    }
}

#[test]
fn a_qr_code_is_read_back_from_every_picture() {
    for (content, label) in [(samples::QRIS, "a payment"), (samples::DESK, "a link"), ("Año €5 “ñ”", "no ASCII")]
    {
        let matrix = QrMatrix::encode(content).expect("it fits");
        assert_eq!(codes_in(&code::qr_png(&matrix)), [content], "{label} as PNG");
        assert_eq!(codes_in(&rasterised(&code::qr_svg(&matrix))), [content], "{label} as SVG");
    }
    for sample in samples::all() {
        let expected: Vec<&str> = sample.qr.into_iter().collect();
        assert_eq!(codes_in(&card::png(&sample.document)), expected, "the card {}", sample.name);
    }
}

#[test]
fn modules_of_pictures_are_whole_pixels_and_pure_black() {
    let matrix = QrMatrix::encode(samples::QRIS).expect("it fits");
    let picture = image::load_from_memory(&code::qr_png(&matrix)).expect("a PNG").to_luma8();
    let module = picture.width() as usize / matrix.side();
    assert_eq!(module * matrix.side(), picture.width() as usize);
    assert!(picture.width() >= 1024);
    for (x, y, pixel) in picture.enumerate_pixels() {
        let dark = matrix.is_dark(x as usize / module, y as usize / module);
        assert_eq!(pixel.0, [if dark { 0 } else { 255 }], "at {x}, {y}");
    }
}

#[test]
fn a_card_is_as_wide_as_a_phone_wants_it() {
    for sample in samples::all() {
        let picture = image::load_from_memory(&card::png(&sample.document)).expect("a PNG");
        assert_eq!(picture.width(), 1080);
        assert!((600..4_000).contains(&picture.height()), "{}: {}", sample.name, picture.height());
    }
}

#[test]
fn a_sheet_is_one_page_on_either_paper() {
    for sample in samples::all() {
        for (paper, size) in [(Paper::A4, "[0 0 595.28 841.89]"), (Paper::Letter, "[0 0 612 792]")] {
            let bytes = sheet::pdf(&sample.document, paper);
            assert_is_pdf(&bytes);
            let text = String::from_utf8_lossy(&bytes);
            assert!(text.contains(size), "{}", sample.name);
            assert_eq!(text.matches("/MediaBox").count(), 1, "{} on {paper:?}", sample.name);
            assert!(bytes.len() < 120_000, "{}: {} bytes, so the faces are cut", sample.name, bytes.len());
        }
    }
}

#[test]
fn the_same_input_makes_the_same_bytes() {
    for sample in samples::all() {
        assert_eq!(sheet::pdf(&sample.document, Paper::A4), sheet::pdf(&sample.document, Paper::A4));
        assert_eq!(card::png(&sample.document), card::png(&sample.document));
    }
}

/// Where the sheets and pictures are looked at by programs that are not ours: `tests/papers/run` sets it.
const FOLDER: &str = "COBRO_TEST_PAPERS";

#[test]
fn odd_documents_become_files_in_bounded_time() {
    let folder = std::env::var_os(FOLDER).map(PathBuf::from);
    for (name, document) in samples::odd() {
        let begun = Instant::now();
        let (pdf, png) = (sheet::pdf(&document, Paper::Letter), card::png(&document));
        let taken = begun.elapsed();
        assert_is_pdf(&pdf);
        assert!(image::load_from_memory(&png).is_ok(), "{name}");
        // Seconds without optimisation on a slow machine; what is looked for is a minute.
        assert!(taken.as_secs() < 30, "{name} took {taken:?}");
        if let Some(folder) = &folder {
            fs::write(folder.join(format!("odd-{name}.pdf")), pdf).expect("a folder to write to");
            fs::write(folder.join(format!("odd-{name}.png")), png).expect("a folder to write to");
        }
    }
}

#[test]
fn samples_are_written() {
    let own = tempfile::tempdir().expect("a folder");
    let folder = std::env::var_os(FOLDER).map_or_else(|| own.path().to_owned(), PathBuf::from);
    let write = |name: String, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a folder to write to");
    for sample in samples::all() {
        let name = sample.name;
        write(format!("{name}-a4.pdf"), &sheet::pdf(&sample.document, Paper::A4));
        write(format!("{name}-letter.pdf"), &sheet::pdf(&sample.document, Paper::Letter));
        write(format!("{name}-card.png"), &card::png(&sample.document));
        write(format!("{name}.values"), (sample.values().join("\n") + "\n").as_bytes());
        if let Some(content) = sample.qr {
            let matrix = QrMatrix::encode(content).expect("it fits");
            write(format!("{name}-qr.png"), &code::qr_png(&matrix));
            write(format!("{name}-qr.svg.png"), &rasterised(&code::qr_svg(&matrix)));
            write(format!("{name}.qr"), content.as_bytes());
        }
        let made = |form| make(&sample.document, form);
        assert_eq!(made(Form::QrPng).is_some(), sample.qr.is_some(), "{name}");
        let (png, svg) = (made(Form::BarcodePng), made(Form::BarcodeSvg));
        assert_eq!((png.is_some(), svg.is_some()), (sample.barcode.is_some(), sample.barcode.is_some()), "{name}");
        if let (Some(content), Some(png), Some(svg)) = (sample.barcode, png, svg) {
            write(format!("{name}-barcode.png"), &png);
            write(format!("{name}-barcode.svg.png"), &rasterised(&String::from_utf8(svg).expect("a text")));
            write(format!("{name}.barcode"), content.as_bytes());
        }
    }
    assert!(folder.join("spei-es-a4.pdf").is_file());
}

fn any_field() -> impl Strategy<Value = Field> {
    (any::<String>(), prop::collection::vec("\\PC{0,40}|[0-9]{0,20}", 0..6))
        .prop_map(|(label, groups)| Field { label, groups })
}

fn any_document() -> impl Strategy<Value = Document> {
    let texts = || prop::collection::vec(any::<String>(), 0..4);
    let fields = || prop::collection::vec(any_field(), 0..4);
    let section = (prop::option::of(any::<String>()), fields(), texts());
    (
        [any::<String>(), any::<String>(), any::<String>(), any::<String>()],
        prop::option::of(any_field()),
        fields(),
        prop::option::of(("\\PC{1,200}", texts())),
        prop::option::of("[ -~]{1,48}"),
        prop::collection::vec(section, 0..3),
        texts(),
    )
        .prop_map(|([language, merchant, title, amount], number, fields, qr, barcode, sections, warnings)| {
            Document {
                language,
                expiry: Some(title.clone()),
                merchant,
                title,
                amount,
                number,
                fields,
                qr: qr.map(|(content, lines)| (QrMatrix::encode(&content).expect("it fits"), lines)),
                barcode: barcode.map(|text| Barcode::encode(&text).expect("it fits")),
                sections: sections.into_iter().map(|(title, fields, steps)| Section { title, fields, steps }).collect(),
                footer: warnings.first().cloned(),
                warnings,
                ..Document::default()
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_document_becomes_files(document in any_document()) {
        assert_is_pdf(&sheet::pdf(&document, Paper::A4));
        prop_assert!(image::load_from_memory(&card::png(&document)).is_ok());
    }
}
