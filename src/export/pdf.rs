//! A drawing as a PDF: subsets of the faces, text that can be selected and copied, codes as vectors.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Ref, Str, TextStr};
use sha2::{Digest as _, Sha256};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use subsetter::GlyphRemapper;

use super::drawing::{Drawing, Ink, Item, Rect};
use super::faces::{Face, Glyph};
use super::typeset::Line;

/// Names of the faces in a page's resources, in the order of [`Face::ALL`].
const NAMES: [Name<'static>; 3] = [Name(b"F0"), Name(b"F1"), Name(b"F2")];
const ORDERING: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Writes the pages. Nothing in the file depends on when or where it is written.
pub(super) fn write(pages: &[Drawing], title: &str, language: &str) -> Vec<u8> {
    let mut ids = (1..).map(Ref::new);
    let mut id = || ids.next().expect("there are enough numbers");
    let (catalog, tree, info) = (id(), id(), id());
    let mut fonts = Face::ALL.map(Font::new);
    let contents: Vec<Vec<u8>> = pages.iter().map(|page| compressed(&content(page, &mut fonts))).collect();
    let used: Vec<(&Font, Name<'_>, Ref)> = fonts
        .iter()
        .zip(NAMES)
        .filter(|(font, _)| !font.codes.is_empty())
        .map(|(font, name)| (font, name, id()))
        .collect();

    let mut pdf = Pdf::new();
    let page_ids: Vec<Ref> = pages.iter().map(|_| id()).collect();
    let mut root = pdf.catalog(catalog);
    root.pages(tree);
    if !language.is_empty() {
        root.lang(TextStr(language));
    }
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    pdf.document_info(info).title(TextStr(title)).producer(TextStr("Cobro"));
    pdf.pages(tree).kids(page_ids.iter().copied()).count(i32::try_from(pages.len()).unwrap_or(i32::MAX));
    for ((page, bytes), page_id) in pages.iter().zip(&contents).zip(page_ids) {
        let content_id = id();
        let mut object = pdf.page(page_id);
        object.media_box(pdf_writer::Rect::new(0.0, 0.0, page.width, page.height)).parent(tree).contents(content_id);
        let mut resources = object.resources();
        resources.fonts().pairs(used.iter().map(|(_, name, font)| (*name, *font)));
        resources.finish();
        object.finish();
        pdf.stream(content_id, bytes).filter(Filter::FlateDecode);
    }
    for (font, _, font_id) in used {
        font.write(&mut pdf, font_id, &mut id);
    }
    pdf.finish()
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes everything")
}

fn content(page: &Drawing, fonts: &mut [Font; 3]) -> Vec<u8> {
    let mut content = Content::new();
    for item in &page.items {
        match item {
            Item::Rects(rects, ink) => {
                fill(&mut content, *ink);
                for Rect { x, y, width, height } in rects {
                    content.rect(*x, page.height - y - height, *width, *height);
                }
                content.fill_nonzero();
            }
            Item::Text { line, x, y, size, ink } => {
                fill(&mut content, *ink);
                text(&mut content, line, fonts, (*x, page.height - y), *size);
            }
        }
    }
    content.finish().into_vec()
}

fn fill(content: &mut Content, ink: Ink) {
    let [red, green, blue] = ink.parts();
    content.set_fill_rgb(red, green, blue);
}

fn text(content: &mut Content, line: &Line, fonts: &mut [Font; 3], (x, y): (f32, f32), size: f32) {
    let font = &mut fonts[line.face as usize];
    content.begin_text();
    content.set_font(NAMES[line.face as usize], size);
    content.set_text_matrix([1.0, 0.0, 0.0, 1.0, x, y]);
    let mut waiting = Vec::new();
    // Where the pen is off its place, in em: what kerning wants beyond the glyph's own width.
    let mut off = 0.0_f32;
    for glyph in &line.glyphs {
        let (code, width) = font.code(glyph);
        let (dx, dy) = glyph.offset;
        let is_moved = dx != 0.0 || dy != 0.0;
        let shift = off + dx;
        if shift.abs() > 1e-4 || is_moved {
            show(content, &mut waiting);
            content.show_positioned().items().adjust(-shift * 1000.0);
        }
        if is_moved {
            content.set_rise(dy * size);
        }
        waiting.extend(code.to_be_bytes());
        if is_moved {
            show(content, &mut waiting);
            content.set_rise(0.0);
        }
        off = glyph.advance - width - dx;
        if shift.abs() <= 1e-4 && !is_moved {
            off += shift; // too little to be worth a movement of its own, and not lost
        }
    }
    show(content, &mut waiting);
    content.end_text();
}

fn show(content: &mut Content, waiting: &mut Vec<u8>) {
    if !waiting.is_empty() {
        content.show(Str(waiting));
        waiting.clear();
    }
}

/// A face as far as the file uses it.
///
/// A code stands for a glyph, the text it is copied as, and the room after it. So whatever has no glyph is copied right
/// all the same, and the room between groups of digits is part of a digit: a reader that guesses blanks from the
/// distance between glyphs sees none, and a CLABE is copied in one piece.
struct Font {
    face: Face,
    /// Code 0 is nobody's: it means "no glyph".
    codes: Vec<Code>,
}

struct Code {
    glyph: u16,
    text: Box<str>,
    gap: f32,
    /// Its own width and the gap, in em.
    width: f32,
}

impl Font {
    const fn new(face: Face) -> Self {
        Self { face, codes: Vec::new() }
    }

    /// The code of a glyph, and its width in em.
    fn code(&mut self, glyph: &Glyph) -> (u16, f32) {
        let is_it = |code: &Code| {
            code.glyph == glyph.id && code.text == glyph.text && code.gap.to_bits() == glyph.gap.to_bits()
        };
        let i = self.codes.iter().position(is_it).unwrap_or_else(|| {
            let width = self.face.width(glyph.id) + glyph.gap;
            self.codes.push(Code { glyph: glyph.id, text: glyph.text.clone(), gap: glyph.gap, width });
            self.codes.len() - 1
        });
        (u16::try_from(i + 1).unwrap_or_default(), self.codes[i].width)
    }

    fn write(&self, pdf: &mut Pdf, font_id: Ref, id: &mut impl FnMut() -> Ref) {
        let (cid, descriptor, file, map, unicode) = (id(), id(), id(), id(), id());
        let mut kept = GlyphRemapper::new();
        let mut glyphs = vec![0, 0]; // where code 0 is found: at "no glyph"
        for code in &self.codes {
            glyphs.extend(kept.remap(code.glyph).to_be_bytes());
        }
        let subset = subsetter::subset(self.face.bytes(), 0, &kept).expect("the bundled faces can be cut");
        let name = self.name(&subset);
        let name = Name(name.as_bytes());

        pdf.type0_font(font_id)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(unicode);
        let mut font = pdf.cid_font(cid);
        font.subtype(CidFontType::Type2).base_font(name).system_info(ORDERING).font_descriptor(descriptor);
        font.cid_to_gid_map_stream(map);
        font.widths().consecutive(1, self.codes.iter().map(|code| code.width * 1000.0));
        font.finish();

        let metrics = self.face.font().metrics(Size::new(1000.0), LocationRef::default());
        let mut flags = FontFlags::SYMBOLIC;
        flags.set(FontFlags::FIXED_PITCH, self.face == Face::Mono);
        let bounds = metrics.bounds.unwrap_or_default();
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(flags)
            .bbox(pdf_writer::Rect::new(bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max))
            .italic_angle(0.0)
            .ascent(metrics.ascent)
            .descent(metrics.descent)
            .cap_height(metrics.cap_height.unwrap_or(metrics.ascent))
            .stem_v(if self.face == Face::Strong { 120.0 } else { 80.0 })
            .font_file2(file);
        let length = i32::try_from(subset.len()).unwrap_or(i32::MAX);
        let bytes = compressed(&subset);
        let mut stream = pdf.stream(file, &bytes);
        stream.filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
        stream.finish();
        pdf.stream(map, &compressed(&glyphs)).filter(Filter::FlateDecode);

        let mut cmap = UnicodeCmap::new(Name(b"Custom"), ORDERING);
        for (code, number) in self.codes.iter().zip(1_u16..).filter(|(code, _)| !code.text.is_empty()) {
            cmap.pair_with_multiple(number, code.text.chars());
        }
        pdf.stream(unicode, &compressed(&cmap.finish())).filter(Filter::FlateDecode);
    }

    /// The face's name with six letters before it that tell this subset from others.
    fn name(&self, subset: &[u8]) -> String {
        let tag = Sha256::digest(subset).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect::<String>();
        let face = match self.face {
            Face::Sans => "IBMPlexSans",
            Face::Strong => "IBMPlexSans-SemiBold",
            Face::Mono => "IBMPlexMono",
        };
        format!("{tag}+{face}")
    }
}
