//! What a file says of one datum.

/// A file that lacks a column, or whose value cannot be used, says nothing: it then takes nothing away either.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Told<T> {
    /// Nothing is said: what is kept stays.
    #[default]
    Silent,
    /// It is said that there is none.
    Nothing,
    /// The value.
    Value(T),
}

impl<T> Told<T> {
    /// What is kept from now on.
    pub fn over(self, kept: Option<T>) -> Option<T> {
        match self {
            Self::Silent => kept,
            Self::Nothing => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Two rows about one person: the first value counts.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Value(value), _) | (_, Self::Value(value)) => Self::Value(value),
            (Self::Silent, Self::Silent) => Self::Silent,
            _ => Self::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Told::{self, Nothing, Silent, Value};

    #[test]
    fn silence_takes_nothing_away() {
        assert_eq!(
            (Silent.over(Some(1)), Nothing.over(Some(1)), Value(2).over(Some(1))),
            (Some(1), None, Some(2))
        );
    }

    #[test]
    fn the_first_value_of_several_rows_counts() {
        assert_eq!(Value(1).or(Value(2)), Value(1));
        assert_eq!(Nothing.or(Value(2)), Value(2));
        assert_eq!(Silent.or(Nothing), Told::<u8>::Nothing);
        assert_eq!(Silent.or(Silent), Told::<u8>::Silent);
    }
}
