//! Documents as the order page makes them, one a kind of code.

use crate::export::{Document, Field, Section};
use crate::instructions::barcode::Barcode;
use crate::instructions::qr::QrMatrix;

pub const QRIS: &str = "00020101021226570011ID.DANA.WWW011893600915302259148102090225914810303UMI51440014ID.CO.QRIS.WWW0215ID10200176114730303UMI5204581253033605802ID5922Warung Sayur Bu Sugeng6010Kab. Demak610559567630458C7";
pub const DESK: &str = "https://paydesk.example/pay?id=8812345678901234567";

pub fn field(label: &str, groups: &[&str]) -> Field {
    Field { label: label.into(), groups: groups.iter().map(|group| (*group).to_owned()).collect() }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A sample's name, its document, what its QR code and its barcode hold, and the values that it prints.
pub struct Sample {
    pub name: &'static str,
    pub document: Document,
    pub qr: Option<&'static str>,
    pub barcode: Option<&'static str>,
}

impl Sample {
    /// Every value as it must be copied.
    pub fn values(&self) -> Vec<String> {
        let document = &self.document;
        let sections = document.sections.iter().flat_map(|section| &section.fields);
        let fields = document.number.iter().chain(&document.fields).chain(sections);
        fields.map(|field| field.groups.concat()).collect()
    }
}

/// SPEI to a centralised CLABE, in Spanish, with both ways to pay.
fn spei() -> Sample {
    let document = Document {
        language: "es-MX".into(),
        merchant: "Café y Panadería Núñez Peña".into(),
        title: "Transferencia SPEI".into(),
        amount: "$1,520.00 MXN".into(),
        expiry: Some("Pague antes del 15 ene 2027, 03:00 (UTC−06, Ciudad de México)".into()),
        number: Some(field("CLABE", &["012", "914", "0020", "1411", "217", "6"])),
        fields: vec![field("Banco destino", &["BBVA México"]), field("Importe", &["1520.00"])],
        qr: Some((QrMatrix::encode(DESK).expect("it fits"), strings(&["paydesk.example"]))),
        sections: vec![
            Section {
                title: Some("Desde otro banco".into()),
                fields: vec![
                    field("Concepto de pago", &["3381", "2449", "7335", "9439", "6233"]),
                    field("Referencia (7 dígitos)", &["1411217"]),
                ],
                steps: strings(&[
                    "Abra la aplicación de su banco y elija «Transferir a otros bancos».",
                    "Registre la CLABE y escriba el importe exacto, el concepto y la referencia.",
                    "Confirme que el banco destino es BBVA México y autorice la transferencia.",
                ]),
            },
            Section {
                title: Some("Desde BBVA".into()),
                fields: vec![
                    field("Convenio CIE", &["1411217"]),
                    field("Referencia", &["3381", "2449", "7335", "9439", "6233"]),
                ],
                steps: strings(&[
                    "Elija «Pagar» y después «De servicios».",
                    "Escriba el convenio CIE y la referencia; el concepto es libre.",
                ]),
            },
        ],
        warnings: strings(&[
            "Pague el importe exacto en una sola transferencia. Un importe distinto no se acredita solo.",
        ]),
        fee: Some("Su banco puede cobrarle una comisión por la transferencia.".into()),
        proof: Some("Guarde su comprobante: la clave de rastreo demuestra el pago.".into()),
        contact: Some("¿Dudas? Escríbanos al 55 1234 5678.".into()),
        footer: Some("Impreso el 22 nov 2026, 14:02 (UTC−06)".into()),
        shortened: "Un texto era demasiado largo y se recortó.".into(),
        ..Document::default()
    };
    Sample { name: "spei-es", document, qr: Some(DESK), barcode: None }
}

/// Cash at a till, in Spanish.
fn cash() -> Sample {
    let code = "98000006271718";
    let document = Document {
        language: "es-MX".into(),
        merchant: "Librería El Ñandú".into(),
        title: "Pago en efectivo en OXXO".into(),
        amount: "$350.50 MXN".into(),
        expiry: Some("Pague antes del 25 nov 2026, 23:59 (UTC−06, Ciudad de México)".into()),
        number: Some(field("Código de pago", &["9800", "0006", "2717", "18"])),
        barcode: Some(Barcode::encode(code).expect("digits")),
        sections: vec![Section {
            steps: strings(&[
                "Vaya a la tienda OXXO más cercana.",
                "Diga en caja que quiere hacer un pago de servicio.",
                "Dicte el código al cajero, que lo escribe en su pantalla.",
                "Pague en efectivo, compare los datos y guarde el recibo.",
            ]),
            ..Section::default()
        }],
        warnings: strings(&["OXXO cobra una comisión adicional en caja."]),
        proof: Some("El pago puede tardar en verse hasta el siguiente día hábil.".into()),
        shortened: "Un texto era demasiado largo y se recortó.".into(),
        ..Document::default()
    };
    Sample { name: "cash-es", document, qr: None, barcode: Some(code) }
}

/// A virtual account, in Indonesian.
fn account() -> Sample {
    let document = Document {
        language: "id-ID".into(),
        merchant: "Toko Buku Cahaya Nusantara".into(),
        title: "Virtual Account BCA".into(),
        amount: "1.000.000 IDR".into(),
        expiry: Some("Bayar sebelum 23 Nov 2026, 09.15 (WIB, UTC+07)".into()),
        number: Some(field("Nomor virtual account", &["8808", "9999", "5257", "24"])),
        fields: vec![field("Bank", &["BCA"]), field("Jumlah", &["1000000"])],
        sections: vec![
            Section {
                title: Some("ATM BCA".into()),
                steps: strings(&[
                    "Masukkan kartu dan PIN Anda.",
                    "Pilih Transaksi Lainnya, Transfer, lalu ke Rekening BCA Virtual Account.",
                    "Masukkan nomor virtual account, periksa nama dan jumlahnya, lalu konfirmasi.",
                ]),
                ..Section::default()
            },
            Section {
                title: Some("m-BCA".into()),
                steps: strings(&[
                    "Buka BCA mobile, pilih m-Transfer, lalu BCA Virtual Account.",
                    "Masukkan nomor virtual account dan PIN m-BCA Anda.",
                ]),
                ..Section::default()
            },
        ],
        warnings: strings(&["Nomor ini hanya dapat dibayar dari rekening BCA. Transfer dari bank lain akan ditolak."]),
        proof: Some("Simpan bukti transfer sampai pesanan Anda dikonfirmasi.".into()),
        shortened: "Ada teks yang terlalu panjang dan dipotong.".into(),
        ..Document::default()
    };
    Sample { name: "account-id", document, qr: None, barcode: None }
}

/// A payment QR code, in Indonesian.
fn qris() -> Sample {
    let lines = strings(&["Warung Sayur Bu Sugeng", "NMID ID1020017611473"]);
    let document = Document {
        language: "id-ID".into(),
        merchant: "Warung Sayur Bu Sugeng".into(),
        title: "QRIS".into(),
        amount: "20.000 IDR".into(),
        expiry: Some("Bayar sebelum 22 Nov 2026, 21.30 (WIB, UTC+07)".into()),
        qr: Some((QrMatrix::encode(QRIS).expect("it fits"), lines)),
        sections: vec![Section {
            steps: strings(&[
                "Buka aplikasi bank atau dompet digital Anda, lalu pilih Pindai atau Bayar.",
                "Pindai kode QR ini.",
                "Pastikan nama dan jumlahnya benar, lalu konfirmasi.",
            ]),
            ..Section::default()
        }],
        warnings: strings(&["Periksa nama di aplikasi Anda sebelum membayar."]),
        shortened: "Ada teks yang terlalu panjang dan dipotong.".into(),
        ..Document::default()
    };
    Sample { name: "qris-id", document, qr: Some(QRIS), barcode: None }
}

pub fn all() -> [Sample; 4] {
    [spei(), cash(), account(), qris()]
}

/// Documents that nobody should make: each must become a file that can be read all the same.
pub fn odd() -> Vec<(&'static str, Document)> {
    let spei = spei().document;
    let many = |count: usize| vec![spei.sections[0].clone(); count];
    vec![
        ("empty", Document::default()),
        ("two-megabytes", Document {
            merchant: "M".repeat(2_000_000),
            number: Some(field("CLABE", &["9".repeat(2_000_000).as_str()])),
            fields: vec![field("Concepto", &["palabra ".repeat(250_000).as_str()])],
            warnings: strings(&["á".repeat(1_000_000).as_str()]),
            ..spei.clone()
        }),
        ("many", Document { sections: many(1_000), ..spei.clone() }),
        ("bidi", Document {
            merchant: "متجر \u{202e}evil\u{202c} BBVA".into(),
            number: Some(field("CLABE\u{200f}", &["012", "\u{2067}914\u{2069}"])),
            ..spei.clone()
        }),
        ("scripts", Document {
            merchant: "北京咖啡 🍞 Jose\u{301} n\u{303} a\u{336}\u{20dd}".into(),
            title: "Ελληνικά Кофе Đường ỗ ﬁ".into(),
            ..spei.clone()
        }),
        ("long-names", Document {
            merchant: "Comercializadora Internacional de Alimentos Orgánicos y Bebidas Artesanales del Sureste, Sociedad Anónima Promotora de Inversión de Capital Variable".into(),
            amount: "$123,456,789,012,345.67 MXN".into(),
            number: Some(field("Código", &["1234567890123456789012345678901234567890"])),
            ..spei
        }),
    ]
}
