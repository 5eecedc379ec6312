//! The people of a file, one by one.

use std::collections::HashMap;
use std::io::BufRead;

use passerelle_exchange::csv::{TableError, TableLimits};

use crate::reading::Reading;
use crate::{Ground, Person, Survey};

/// Whom a pass gives. A pupil's guardians must exist before the pupil can refer to them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Everybody.
    All,
    /// Those who have no guardian in the file.
    First,
    /// Those who have.
    Children,
    /// Of these, those whose guardian has a guardian too.
    Late,
}

/// A pass over a file that was surveyed. Somebody of several rows is given once, at the last of them.
pub struct People<'a, R> {
    reading: Reading<'a, R>,
    survey: &'a Survey,
    stage: Stage,
    /// People of whom more rows are to come, and how many were seen.
    waiting: HashMap<String, (Person, u32)>,
}

impl<'a, R: BufRead> People<'a, R> {
    /// Goes through the file again.
    pub fn new(
        input: R,
        limits: &TableLimits,
        ground: &'a Ground,
        survey: &'a Survey,
        stage: Stage,
    ) -> Result<Self, TableError> {
        let reading = Reading::open(input, limits, ground)?;
        Ok(Self { reading, survey, stage, waiting: HashMap::new() })
    }

    /// The next person; `None` at the end.
    pub fn next_person(&mut self) -> Result<Option<Person>, TableError> {
        while self.reading.advance()? {
            let Some(entry) = self.reading.key().and_then(|key| self.survey.entry(key)) else { continue };
            let wanted = match self.stage {
                Stage::All => true,
                Stage::First => !entry.child,
                Stage::Children => entry.child,
                Stage::Late => entry.late,
            };
            if !wanted || !entry.is_good() {
                continue;
            }
            let Ok(mut person) = self.reading.person(&mut |_| ()) else { continue };
            if entry.rows > 1 {
                match self.gathered(person, entry.rows) {
                    Some(whole) => person = whole,
                    None => continue,
                }
            }
            if entry.login_refused {
                person.login = None;
            }
            person.partial = entry.partial;
            person.guardians = self.survey.guardians(&person.source);
            return Ok(Some(person));
        }
        Ok(None)
    }

    /// Puts a row with those before; gives the person when it is the last one.
    fn gathered(&mut self, person: Person, rows: u32) -> Option<Person> {
        let Some((first, seen)) = self.waiting.get_mut(&person.source) else {
            self.waiting.insert(person.source.clone(), (person, 1));
            return None;
        };
        let source = person.source.clone();
        first.join(person);
        *seen += 1;
        if *seen < rows {
            return None;
        }
        self.waiting.remove(&source).map(|(whole, _)| whole)
    }
}
