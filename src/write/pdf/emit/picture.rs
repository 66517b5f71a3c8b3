//! The logo as a picture object: JPEG as it is, of PNG the pixels, with their opacity as a soft mask.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::picture::{Colours, Logo, LogoFormat};

/// Adds the picture; gives the object that page contents refer to.
pub(super) fn add(document: &mut Document, logo: &Logo) -> ObjectId {
    let colours = match logo.colours {
        Colours::Grey => "DeviceGray",
        Colours::Rgb => "DeviceRGB",
    };
    let mut image = dictionary(logo, colours);
    let stream = |dictionary, bytes: &[u8]| Stream::new(dictionary, bytes.to_vec()).with_compression(false);
    match &logo.format {
        LogoFormat::Jpeg => {
            image.set("Filter", "DCTDecode");
            document.add_object(stream(image, &logo.bytes))
        }
        LogoFormat::Png(samples) => {
            image.set("Filter", "FlateDecode");
            if let Some(opacity) = &samples.opacity {
                let mut mask = dictionary(logo, "DeviceGray");
                mask.set("Filter", "FlateDecode");
                let mask = document.add_object(stream(mask, opacity));
                image.set("SMask", Object::Reference(mask));
            }
            document.add_object(stream(image, &samples.colours))
        }
    }
}

fn dictionary(logo: &Logo, colours: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(logo.width_px),
        "Height" => i64::from(logo.height_px),
        "ColorSpace" => colours,
        "BitsPerComponent" => 8,
    }
}
