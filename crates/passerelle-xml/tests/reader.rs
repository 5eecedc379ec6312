//! The reader, on good documents and on hostile ones.

use std::io::{self, BufRead, BufReader, Read};

use passerelle_xml::{Event, Limits, Reader, Writer, XmlError, XmlErrorKind};
use proptest::prelude::*;

/// Everything that a document holds, in one line.
fn outline(xml: impl AsRef<[u8]>) -> Result<String, XmlError> {
    outline_within(xml.as_ref(), Limits::default())
}

fn outline_within(input: impl BufRead, limits: Limits) -> Result<String, XmlError> {
    let mut reader = Reader::new(input, limits)?;
    let mut outline = String::new();
    loop {
        match reader.read_event()? {
            Event::Start(element) => {
                outline.extend(["<", element.name()]);
                for (name, value) in element.attributes() {
                    outline.extend([" ", name, "=", value]);
                }
                outline.push('>');
            }
            Event::Text(text) => outline.push_str(text),
            Event::End(name) => outline.extend(["</", name, ">"]),
            Event::Eof => return Ok(outline),
        }
    }
}

fn refusal(xml: impl AsRef<[u8]>) -> XmlError {
    outline(xml).expect_err("refused")
}

macro_rules! assert_refused {
    ($xml:expr, $kind:pat) => {
        let error = refusal($xml);
        assert!(matches!(error.kind, $kind), "{error:?}");
    };
}

#[test]
fn documents_are_read_piece_by_piece() {
    let xml = "\u{feff}<?xml version='1.0'?>\n<!-- x --><p:a xmlns:p=\"u\" b = 'c'>t<![CDATA[<&]]>&amp;&#233;\r\n<d/></p:a>\n<?end?>";
    assert_eq!(outline(xml).expect("read"), "<a xmlns:p=u b=c>t<&&é\n<d></d></a>");
}

#[test]
fn attribute_values_are_unescaped() {
    let xml = "<a b=\"&lt;x&gt; &quot;&apos;&#x41;&#10;\" c='1\n2\t\"3\"' d='é'/>";
    let read = outline(xml).expect("read");
    assert_eq!(read, "<a b=<x> \"'A\n c=1 2 \"3\" d=é></a>");
}

#[test]
fn elements_tell_their_prefix() {
    for (xml, prefix) in
        [("<a/>", None), ("<b:a c:d=''/>", Some("b")), ("<:a/>", Some("")), ("<b:c:d/>", Some("b"))]
    {
        let mut reader = Reader::new(xml.as_bytes(), Limits::default()).expect("XML");
        assert!(matches!(reader.read_event(), Ok(Event::Start(_))));
        assert_eq!(reader.element().prefix(), prefix, "{xml}");
    }
}

#[test]
fn legacy_encodings_are_decoded_and_others_refused() {
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"Zo\xeb\">\xe9</a>";
    assert_eq!(outline(latin).expect("read"), "<a b=Zoë>é</a>");
    let latin9 = b"<?xml version='1.0' encoding='iso-8859-15'?><a>\xa4\xbd</a>";
    assert_eq!(outline(latin9).expect("read"), "<a>€œ</a>");
    let windows = b"<?xml version='1.0' encoding = 'windows-1252'?><a>\x80\x9c</a>";
    assert_eq!(outline(windows).expect("read"), "<a>€œ</a>");
    assert_refused!(b"<?xml version='1.0' encoding='UTF-8'?><a>\xe9</a>", XmlErrorKind::Encoding);
    assert_refused!("<?xml version='1.0' encoding='UTF-7'?><a/>", XmlErrorKind::UnsupportedEncoding { .. });
    assert_refused!(b"\xff\xfe<\0a\0/\0>\0", XmlErrorKind::UnsupportedEncoding { .. });
    assert_refused!(b"<\0a\0/\0>\0", XmlErrorKind::UnsupportedEncoding { .. });
}

#[test]
fn what_is_not_xml_is_told_from_what_is_cut_short() {
    for not_xml in
        ["", "   \n", "id;nom\n1;x\n", "PK\u{3}\u{4}", "\u{feff}", "<!-- only -->", "<?xml version='1.0'?>"]
    {
        assert_refused!(not_xml, XmlErrorKind::NotXml);
    }
    for cut in
        ["<", "<a", "<a b=\"", "<a>", "<a><b/>", "<a>text", "<a><!--", "<a><![CDATA[x", "<a>&am", "<a></a"]
    {
        assert_refused!(cut, XmlErrorKind::Truncated);
    }
    for page in
        ["<!DOCTYPE html><html></html>", "<!doctype HTML PUBLIC 'x'>", "<html lang='fr'></html>", "\n<HTML>"]
    {
        assert_refused!(page, XmlErrorKind::Html);
    }
}

#[test]
fn definitions_and_entities_are_refused() {
    assert_refused!("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", XmlErrorKind::Dtd);
    assert_refused!("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", XmlErrorKind::Dtd);
    assert_refused!("<a><!DOCTYPE b><b/></a>", XmlErrorKind::Dtd);
    assert_refused!("<a>&b;</a>", XmlErrorKind::Entity);
    assert_refused!("<a b='&c;'/>", XmlErrorKind::Entity);
}

#[test]
fn the_grammar_is_held() {
    assert_refused!("<a></b>", XmlErrorKind::MismatchedTag { .. });
    assert_refused!("<a/></a>", XmlErrorKind::MismatchedTag { .. });
    assert_refused!("<a b='1' c='2' b='3'/>", XmlErrorKind::DuplicateAttribute);
    assert_refused!("<a/><b/>", XmlErrorKind::TrailingContent);
    assert_refused!("<a/>text", XmlErrorKind::TrailingContent);
    assert_refused!("<a/>&amp;", XmlErrorKind::TrailingContent);
    for malformed in [
        "<a b/>",
        "<a b>",
        "<a b =>",
        "<a b='1' c>",
        "<a b=c/>",
        "<a b='1'c='2'/>",
        "<a ='1'/>",
        "<a b='<'/>",
        "<1/>",
        "<>x</>",
        "<a><?xml version='1.0'?></a>",
        "<a b='&amp'/>",
        "<a>& b</a>",
    ] {
        assert_refused!(malformed, XmlErrorKind::Malformed);
    }
    for illegal in [
        "<a>\u{1}</a>",
        "<a b='\u{1f}'/>",
        "<a>&#1;</a>",
        "<a b='&#0;'/>",
        "<a>\u{ffff}</a>",
        "<a>&#xFFFE;</a>",
    ] {
        assert_refused!(illegal, XmlErrorKind::IllegalCharacter);
    }
}

#[test]
fn refusals_say_where() {
    let error = refusal("<a>\n <b/>\n <c d='1'\n d='2'/></a>");
    assert_eq!((error.at.line, error.at.offset), (3, 11));
    assert_eq!(error.to_string(), "line 3, byte 11: an element has the same attribute twice");
}

#[test]
fn limits_are_held() {
    let limits = Limits { bytes: 1000, event_bytes: 100, depth: 3, attributes: 2 };
    let refused = |xml: &str| outline_within(xml.as_bytes(), limits).expect_err("refused").kind;
    assert!(outline_within("<a><b><c x='1' y='2'/></b></a>".as_bytes(), limits).is_ok());
    assert!(matches!(refused("<a><b><c><d/></c></b></a>"), XmlErrorKind::DepthLimit { limit: 3 }));
    assert!(matches!(refused("<a x='1' y='2' z='3'/>"), XmlErrorKind::AttributeLimit { limit: 2 }));
    let long = "x".repeat(200);
    for xml in [format!("<a b='{long}'/>"), format!("<a>{long}</a>"), format!("<!--{long}--><a/>")] {
        assert!(matches!(refused(&xml), XmlErrorKind::EventLimit { limit: 100 }), "{xml}");
    }
    let wide = format!("<a>{}</a>", "<b/>".repeat(400));
    assert!(matches!(refused(&wide), XmlErrorKind::ByteLimit { limit: 1000 }));
}

/// A source that never ends, and counts what is taken from it.
struct Endless {
    start: &'static [u8],
    taken: u64,
}

impl Read for Endless {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let count = buf.len();
        for b in buf {
            let (first, rest) =
                self.start.split_first().map_or((b'x', &[][..]), |(first, rest)| (*first, rest));
            self.start = rest;
            *b = first;
        }
        self.taken += count as u64;
        Ok(count)
    }
}

#[test]
fn one_huge_piece_is_refused_without_being_read() {
    for start in [&b"<a b='"[..], b"<a>", b"<a><!--", b"<a><![CDATA[", b"<aaa", b"<!DOCTYPE a '", b"<?pi "] {
        let mut source = Endless { start, taken: 0 };
        let error = outline_within(BufReader::new(&mut source), Limits::default()).expect_err("refused");
        assert!(matches!(error.kind, XmlErrorKind::EventLimit { .. }), "{error:?}");
        assert!(source.taken < 2 << 20, "{} bytes", source.taken);
    }
}

#[test]
fn text_is_read_whole_or_in_pieces() {
    let xml = b"<a><e/><b>YWJj<!-- c -->\nZGVm&#61;<![CDATA[R]]></b><c>1</c></a>";
    let mut reader = Reader::new(BufReader::with_capacity(7, &xml[..]), Limits::default()).expect("open");
    let mut piece = Vec::new();
    let mut whole = Vec::new();
    assert!(matches!(reader.read_event(), Ok(Event::Start(_))));
    assert!(matches!(reader.read_event(), Ok(Event::Start(_))));
    assert!(!reader.read_text_piece(&mut piece).expect("an empty element"));
    assert!(matches!(reader.read_event(), Ok(Event::Start(element)) if element.name() == "b"));
    while reader.read_text_piece(&mut piece).expect("a piece") {
        assert!(piece.len() <= 12);
        whole.extend_from_slice(&piece);
    }
    assert_eq!(whole, b"YWJj\nZGVm=R");
    assert!(matches!(reader.read_event(), Ok(Event::Start(element)) if element.name() == "c"));
    assert_eq!(reader.read_text().expect("text"), "1");
    assert!(matches!(reader.read_event(), Ok(Event::End("a"))));
    assert!(matches!(reader.read_event(), Ok(Event::Eof)));
}

#[test]
fn elements_can_be_passed_over() {
    let mut reader = Reader::new(&b"<a><b><c/>x<d>y</d></b><e/></a>"[..], Limits::default()).expect("open");
    reader.read_event().expect("a");
    reader.read_event().expect("b");
    reader.skip_element().expect("to the end of b");
    assert!(matches!(reader.read_event(), Ok(Event::Start(element)) if element.name() == "e"));
    reader.skip_element().expect("an empty element");
    assert!(matches!(reader.read_event(), Ok(Event::End("a"))));
}

#[test]
fn a_failing_source_is_told_as_it_is() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    let error =
        outline_within(BufReader::new((&b"<a>"[..]).chain(Failing)), Limits::default()).expect_err("refused");
    assert!(matches!(error.kind, XmlErrorKind::Io(error) if error.to_string() == "unplugged"));
}

#[test]
fn cutting_a_document_anywhere_is_told() {
    let xml = "<?xml version=\"1.0\"?>\n<!-- é --><a b=\"é&amp;\">é&lt;<![CDATA[é]]><c/></a>";
    assert!(outline(xml).is_ok());
    for end in 0..xml.len() {
        let error = refusal(&xml.as_bytes()[..end]);
        assert!(matches!(error.kind, XmlErrorKind::Truncated | XmlErrorKind::NotXml), "{end}: {error:?}");
    }
}

/// Pieces of documents, good and bad, to be put together at random.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        "[<>/!?&;\\-\\[\\]='\" a-c\n]{0,6}",
        Just("<a>".to_owned()),
        Just("</a>".to_owned()),
        Just("<b c='d'/>".to_owned()),
        "<a [b=' \"]{0,6}>",
        Just("<!--".to_owned()),
        Just("-->".to_owned()),
        Just("<![CDATA[".to_owned()),
        Just("]]>".to_owned()),
        Just("&amp;".to_owned()),
        Just("&#233;".to_owned()),
        Just("<!DOCTYPE".to_owned()),
        Just("<?xml version='1.0'?>".to_owned()),
        Just("\u{feff}é\u{1}".to_owned()),
    ]
}

proptest! {
    #[test]
    fn no_input_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300), size in 1_usize..20) {
        let _ = outline_within(BufReader::with_capacity(size, &bytes[..]), Limits::default());
    }

    #[test]
    fn no_document_panics_and_buffers_do_not_matter(
        fragments in proptest::collection::vec(fragment(), 0..24),
        size in 1_usize..20,
    ) {
        let xml = fragments.concat();
        let whole = outline(&xml).map_err(|error| error.to_string());
        let pieces = outline_within(BufReader::with_capacity(size, xml.as_bytes()), Limits::default());
        prop_assert_eq!(whole, pieces.map_err(|error| error.to_string()));
    }

    #[test]
    fn what_is_written_is_read(value in any::<String>(), text in any::<String>()) {
        let (value, text) = (passerelle_xml::legal(&value), passerelle_xml::legal(&text));
        let mut xml = Writer::new(Vec::new()).expect("written");
        xml.start("a").expect("written");
        xml.attribute("b", &value).expect("written");
        xml.start("c").expect("written");
        xml.text(&text).expect("written");
        let xml = xml.finish().expect("written");
        let mut reader = Reader::new(&xml[..], Limits::default()).expect("open");
        reader.read_event().expect("a");
        prop_assert_eq!(reader.element().attribute("b"), Some(&*value));
        reader.read_event().expect("c");
        prop_assert_eq!(reader.read_text().expect("text"), &*text);
    }
}

#[test]
fn the_writer_refuses_what_xml_forbids() {
    let mut xml = Writer::new(Vec::new()).expect("written");
    xml.start("a").expect("written");
    let error = xml.attribute("b", "\u{1}").expect_err("refused");
    assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
}
