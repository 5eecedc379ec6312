//! What a text may be told.

use fluent_templates::fluent_bundle::FluentValue;

/// A variable's value as templates have it: a text stays as it is, a number is grouped and chooses the plural.
///
/// What looks like a number and counts nothing (a year, a size in bits) is given as a text.
pub trait Value {
    /// For the text's formatter.
    fn value(&self) -> FluentValue<'static>;
}

/// A number of things.
pub trait Count {
    /// As the largest of the whole numbers; what is beyond counts as that.
    fn count(&self) -> usize;
}

/// A count as a variable; it chooses the plural too.
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
pub fn count<'a>(count: impl Count) -> FluentValue<'a> {
    FluentValue::from(count.count() as f64)
}

impl Value for str {
    fn value(&self) -> FluentValue<'static> {
        self.to_owned().into()
    }
}

impl Value for String {
    fn value(&self) -> FluentValue<'static> {
        self.as_str().value()
    }
}

impl<T: Value + ?Sized> Value for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

impl<T: Count + ?Sized> Count for &T {
    fn count(&self) -> usize {
        (**self).count()
    }
}

macro_rules! counts {
    ($($number:ty)*) => {$(
        impl Count for $number {
            fn count(&self) -> usize {
                usize::try_from(*self).unwrap_or(usize::MAX)
            }
        }

        impl Value for $number {
            fn value(&self) -> FluentValue<'static> {
                count(*self)
            }
        }
    )*};
}

counts!(u8 u16 u32 u64 usize);
