//! Small documents, whole in memory, with their namespaces.

use std::rc::Rc;

use passerelle_xml::{Element, Event, Limits, Reader, XmlError};

/// Most elements of a document. The messages of the field have a hundred.
const MAX_ELEMENTS: usize = 2000;

/// Why a document is not looked at.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// More elements than any message has.
    #[error("the document has more than {MAX_ELEMENTS} elements")]
    Elements,
    /// A prefix that is not declared, or declared in a way that the recommendation forbids.
    #[error("a namespace prefix is not declared, or wrongly")]
    Namespace,
    /// Refused by the reader.
    #[error(transparent)]
    Xml(#[from] XmlError),
}

/// An element with its content. Comments are gone: text around one is in one piece.
pub(crate) struct Node {
    /// Empty if it is in none.
    namespace: Rc<str>,
    name: String,
    attributes: Vec<(String, String)>,
    scope: Option<Rc<Scope>>,
    /// All of its own text.
    pub(crate) text: String,
    pub(crate) children: Vec<Node>,
}

/// What one element declares, on top of what its parents do.
struct Scope {
    /// Prefixes, empty for the default namespace, and what they stand for.
    declared: Vec<(String, Rc<str>)>,
    parent: Option<Rc<Scope>>,
}

/// Reads a document within `limits`, which bound the depth of the tree and the memory.
pub(crate) fn read(document: &[u8], limits: Limits) -> Result<Node, DocumentError> {
    let mut reader = Reader::new(document, limits)?;
    let mut open: Vec<Node> = Vec::new();
    let mut root = None;
    let mut elements = 0;
    loop {
        match reader.read_event()? {
            Event::Start(_) if elements == MAX_ELEMENTS => return Err(DocumentError::Elements),
            Event::Start(element) => {
                elements += 1;
                let scope = open.last().and_then(|parent| parent.scope.clone());
                open.push(Node::begin(element, scope)?);
            }
            Event::Text(text) => {
                if let Some(node) = open.last_mut() {
                    node.text.push_str(text);
                }
            }
            Event::End(_) => {
                let ended = open.pop();
                match open.last_mut() {
                    Some(parent) => parent.children.extend(ended),
                    None => root = ended,
                }
            }
            Event::Eof => return root.ok_or(DocumentError::Namespace),
        }
    }
}

impl Node {
    fn begin(element: Element<'_>, parent: Option<Rc<Scope>>) -> Result<Self, DocumentError> {
        let scope = Scope::extended(element, parent)?;
        let namespace = lookup(scope.as_ref(), element.prefix()).ok_or(DocumentError::Namespace)?;
        let name = element.name();
        if name.is_empty() || name.contains(':') {
            return Err(DocumentError::Namespace);
        }
        let attributes = element.attributes().filter(|(name, _)| declares(name).is_none());
        let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let (name, text, children) = (name.to_owned(), String::new(), Vec::new());
        Ok(Self { namespace, name, attributes, scope, text, children })
    }

    /// The local name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn is(&self, namespace: &str, name: &str) -> bool {
        *self.namespace == *namespace && self.name == name
    }

    /// The value of the attribute written exactly `name`.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn children_named<'a>(
        &'a self,
        namespace: &'a str,
        name: &'a str,
    ) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.is(namespace, name))
    }

    /// The one child of that name; `None` if there is none, or several.
    pub(crate) fn only_child<'a>(&'a self, namespace: &'a str, name: &'a str) -> Option<&'a Self> {
        let mut found = self.children_named(namespace, name);
        found.next().filter(|_| found.next().is_none())
    }

    /// The text of an element that has no other content, without the white space of a pretty printer.
    pub(crate) fn plain_text(&self) -> Option<&str> {
        let laid_out = self.text.contains(['\n', '\r', '\t']);
        let text = if laid_out { self.text.trim_matches([' ', '\n', '\r', '\t']) } else { &self.text };
        self.children.is_empty().then_some(text)
    }

    /// Whether there is nothing but elements and white space in it.
    pub(crate) fn has_no_text(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The namespace and local name that a value such as `samlp:Success` stands for.
    pub(crate) fn qualified<'a>(&self, value: &'a str) -> Option<(Rc<str>, &'a str)> {
        let value = value.trim();
        let (prefix, name) =
            value.split_once(':').map_or((None, value), |(prefix, name)| (Some(prefix), name));
        Some((lookup(self.scope.as_ref(), prefix)?, name))
    }

    /// This element and everything in it, in the order of the document.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let (mut found, mut waiting) = (Vec::new(), vec![self]);
        while let Some(node) = waiting.pop() {
            found.push(node);
            waiting.extend(node.children.iter().rev());
        }
        found
    }
}

impl Scope {
    fn extended(element: Element<'_>, parent: Option<Rc<Self>>) -> Result<Option<Rc<Self>>, DocumentError> {
        let mut declared = Vec::new();
        for (name, uri) in element.attributes() {
            match declares(name) {
                None => {}
                Some(":" | ":xml" | ":xmlns") => return Err(DocumentError::Namespace),
                Some(prefix) if !prefix.is_empty() && uri.is_empty() => return Err(DocumentError::Namespace),
                Some(prefix) => {
                    let prefix = prefix.strip_prefix(':').unwrap_or_default();
                    declared.push((prefix.to_owned(), Rc::from(uri)));
                }
            }
        }
        Ok(if declared.is_empty() { parent } else { Some(Rc::new(Self { declared, parent })) })
    }
}

/// If the attribute declares a namespace: the prefix after its colon, or nothing for the default namespace.
fn declares(attribute: &str) -> Option<&str> {
    attribute.strip_prefix("xmlns").filter(|prefix| prefix.is_empty() || prefix.starts_with(':'))
}

fn lookup(mut scope: Option<&Rc<Scope>>, prefix: Option<&str>) -> Option<Rc<str>> {
    if prefix == Some("") {
        return None;
    }
    while let Some(here) = scope {
        if let Some((_, uri)) =
            here.declared.iter().find(|(declared, _)| declared == prefix.unwrap_or_default())
        {
            return Some(Rc::clone(uri));
        }
        scope = here.parent.as_ref();
    }
    prefix.is_none().then(|| Rc::from(""))
}
