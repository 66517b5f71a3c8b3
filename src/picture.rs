//! A council's logo, read from a file and held to be one that every format can show.
//!
//! In: the bytes of a PNG or JPEG file. Out: a [`Logo`], or a [`LogoFault`] in words. Whatever is wrong with the file is
//! found here: who has a `Logo` can draw it. What a file may take of memory is bounded before anything of it is decoded.

use std::fmt;
use std::io::{Cursor, Write as _};
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The largest file, in bytes: every page of HTML carries it whole.
pub const MOST_BYTES: usize = 1_000_000;
/// The most pixels from left to right and from top to bottom.
pub const MOST_PIXELS: u32 = 4_000;

/// A logo at the head of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The name of its file, without folders: `logo.png`.
    pub name: String,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// What kind of file it is.
    pub format: LogoFormat,
    /// How its colours are given.
    pub colours: Colours,
    /// Pixels from left to right, at least 1.
    pub width_px: u32,
    /// Pixels from top to bottom, at least 1.
    pub height_px: u32,
    /// What it shows, for those who do not see it; never empty.
    pub alt: String,
}

/// What kind of file a logo is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogoFormat {
    /// PNG, with what it shows in a form that needs no PNG reader.
    Png(Arc<Samples>),
    /// JPEG, of one or three components.
    Jpeg,
}

impl LogoFormat {
    /// Its media type.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Png(_) => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// How the colours of a picture are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// A shade of grey for each pixel.
    Grey,
    /// Red, green and blue.
    Rgb,
}

/// Every pixel of a picture, row by row from the top, a byte a sample; compressed as zlib does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Samples {
    /// One sample a pixel, or three, as [`Colours`] says.
    pub colours: Vec<u8>,
    /// How opaque each pixel is, 255 for wholly; `None` where all of them are.
    pub opacity: Option<Vec<u8>>,
}

/// Why a file cannot be a logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogoFault {
    /// It is of another kind.
    NotAPicture,
    /// So many bytes are too many.
    TooLarge(usize),
    /// So many pixels, across and down, are too many.
    TooManyPixels(u32, u32),
    /// It moves.
    Animated,
    /// Its colours are those of a printing press.
    Cmyk,
    /// It is broken; what the decoder says of it.
    Broken(String),
    /// There are no words for those who do not see it.
    NoAlternative,
}

/// What is wrong, to stand after the name of the file.
impl fmt::Display for LogoFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPicture => write!(f, "is neither a PNG nor a JPEG picture"),
            Self::TooLarge(bytes) => write!(f, "has {bytes} bytes, more than the {MOST_BYTES} that a logo may have"),
            Self::TooManyPixels(width, height) => {
                let most = MOST_PIXELS;
                write!(
                    f,
                    "has {width} x {height} pixels, more than the {most} x {most} that a logo may have"
                )
            }
            Self::Animated => write!(f, "is animated"),
            Self::Cmyk => write!(f, "has the colours of a printing press (CMYK)"),
            Self::Broken(reason) => write!(f, "cannot be decoded: {reason}"),
            Self::NoAlternative => write!(f, "has no alternative text"),
        }
    }
}

impl std::error::Error for LogoFault {}

impl LogoFault {
    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotAPicture => "save the logo as PNG; its contents count, not the ending of its name",
            Self::TooLarge(_) | Self::TooManyPixels(..) => {
                "save it smaller; it is drawn 16 mm high, for which 400 pixels are plenty"
            }
            Self::Animated => "save it as a picture that stands still",
            Self::Cmyk => "save it with the colours of a screen (RGB)",
            Self::Broken(_) => "save it anew from the program that it was drawn with",
            Self::NoAlternative => "say in words what it shows, as in \"Oxfordshire County Council\"",
        }
    }
}

impl Logo {
    /// Reads a logo and makes sure that it can be drawn.
    ///
    /// # Errors
    /// What is wrong with the file or its alternative text, the first thing that is found.
    ///
    /// # Example
    /// ```
    /// use annual_review::picture::{Logo, LogoFault};
    /// let fault = Logo::read("logo.png", b"GIF89a", "Oxfordshire County Council");
    /// assert_eq!(fault, Err(LogoFault::NotAPicture));
    /// ```
    pub fn read(name: &str, bytes: &[u8], alt: &str) -> Result<Self, LogoFault> {
        if alt.trim().is_empty() {
            return Err(LogoFault::NoAlternative);
        }
        if bytes.len() > MOST_BYTES {
            return Err(LogoFault::TooLarge(bytes.len()));
        }
        let read = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            png(bytes)?
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            jpeg(bytes)?
        } else {
            return Err(LogoFault::NotAPicture);
        };
        let (format, colours, [width_px, height_px]) = read;
        Ok(Self {
            name: name.to_owned(),
            bytes: bytes.into(),
            format,
            colours,
            width_px,
            height_px,
            alt: alt.trim().to_owned(),
        })
    }
}

type Read = (LogoFormat, Colours, [u32; 2]);

fn held_to_limits([width, height]: [u32; 2]) -> Result<[u32; 2], LogoFault> {
    if width > MOST_PIXELS || height > MOST_PIXELS {
        return Err(LogoFault::TooManyPixels(width, height));
    }
    if width == 0 || height == 0 {
        return Err(LogoFault::Broken("it has no pixels".to_owned()));
    }
    Ok([width, height])
}

fn png(bytes: &[u8]) -> Result<Read, LogoFault> {
    let broken = |error: png::DecodingError| LogoFault::Broken(error.to_string());
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    // Palettes as colours, transparency as opacity, and a byte a sample, whatever the file has.
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(broken)?;
    let size = held_to_limits([header.width, header.height])?;
    let mut reader = decoder.read_info().map_err(broken)?;
    if reader.info().is_animated() {
        return Err(LogoFault::Animated);
    }
    let too_large = || LogoFault::TooManyPixels(size[0], size[1]);
    let mut samples = vec![0; reader.output_buffer_size().ok_or_else(too_large)?];
    let frame = reader.next_frame(&mut samples).map_err(broken)?;
    reader.finish().map_err(broken)?;
    samples.truncate(frame.buffer_size());
    let colours = match frame.color_type {
        png::ColorType::Grayscale | png::ColorType::GrayscaleAlpha => Colours::Grey,
        png::ColorType::Rgb | png::ColorType::Rgba | png::ColorType::Indexed => Colours::Rgb,
    };
    let samples = match frame.color_type {
        png::ColorType::GrayscaleAlpha | png::ColorType::Rgba => parted(&samples, frame.color_type.samples()),
        _ => Samples {
            colours: compressed(&samples),
            opacity: None,
        },
    };
    Ok((LogoFormat::Png(Arc::new(samples)), colours, size))
}

/// Samples of which the last of each pixel is its opacity.
fn parted(samples: &[u8], a_pixel: usize) -> Samples {
    let mut colours = Vec::with_capacity(samples.len());
    let mut opacity = Vec::with_capacity(samples.len() / a_pixel);
    for (last, others) in samples.chunks_exact(a_pixel).filter_map(<[u8]>::split_last) {
        colours.extend_from_slice(others);
        opacity.push(*last);
    }
    let is_opaque = opacity.iter().all(|opacity| *opacity == u8::MAX);
    Samples {
        colours: compressed(&colours),
        opacity: (!is_opaque).then(|| compressed(&opacity)),
    }
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn jpeg(bytes: &[u8]) -> Result<Read, LogoFault> {
    // Strict, lest the missing half of a file be drawn as grey.
    let options = DecoderOptions::new_safe().set_strict_mode(true);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    let broken = |error: zune_jpeg::errors::DecodeErrors| LogoFault::Broken(error.to_string());
    decoder.decode_headers().map_err(broken)?;
    let unknown = || LogoFault::Broken("it does not say how large it is".to_owned());
    let info = decoder.info().ok_or_else(unknown)?;
    let size = held_to_limits([info.width.into(), info.height.into()])?;
    let colours = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => Colours::Grey,
        Some(ColorSpace::CMYK | ColorSpace::YCCK) => return Err(LogoFault::Cmyk),
        _ => Colours::Rgb,
    };
    decoder.decode().map_err(broken)?;
    Ok((LogoFormat::Jpeg, colours, size))
}
