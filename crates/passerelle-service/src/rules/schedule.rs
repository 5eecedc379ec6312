//! Publication at a given time: what may be asked for, and what the server does when the time has come.

use passerelle_model::Timestamp;
use passerelle_store::AuditEvent;
use passerelle_store::service::{Base, BaseChange, Plans, Publication, Scheduled};
use passerelle_words::Moment as _;
use time::{Duration, OffsetDateTime, Time};

/// Whom the journal names when the server acts by itself.
pub const ACTOR: &str = "calendrier";

/// When a school's day ends, on the clock of mainland France.
const EVENING: (u8, u8) = (18, 30);

/// The days that an act can be planned for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Day {
    /// « aujourd'hui ».
    Today,
    /// « demain ».
    Tomorrow,
}

/// Why a time cannot be taken (E-field-7).
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadTime {
    /// Not a time of day.
    #[error("not a time of day between now and tomorrow evening")]
    NotATime,
    /// It has passed.
    #[error("that time has passed")]
    Passed,
    /// The base would be published again before it is stopped.
    #[error("the end comes before the beginning")]
    Reversed,
}

/// The instant of a time of day in mainland France: « 18 h 30 », « 18:30 », « 18h ».
pub fn instant(now: Timestamp, day: Day, text: &str) -> Result<Timestamp, BadTime> {
    let (hour, minute) = read(text).ok_or(BadTime::NotATime)?;
    let time = Time::from_hms(hour, minute, 0).map_err(|_| BadTime::NotATime)?;
    let at = on_the_clock(now, day, time).ok_or(BadTime::NotATime)?;
    if at > now { Ok(at) } else { Err(BadTime::Passed) }
}

/// Next half past six in the evening: the day, and the time as it is typed.
pub fn evening(now: Timestamp) -> (Day, String) {
    let local = now.local();
    let day = if (local.hour(), local.minute()) < EVENING { Day::Today } else { Day::Tomorrow };
    (day, format!("{:02}:{:02}", EVENING.0, EVENING.1))
}

/// The day itself, for its label.
pub fn noon(now: Timestamp, day: Day) -> Timestamp {
    on_the_clock(now, day, Time::from_hms(12, 0, 0).unwrap_or(Time::MIDNIGHT)).unwrap_or(now)
}

fn on_the_clock(now: Timestamp, day: Day, time: Time) -> Option<Timestamp> {
    let today = now.local().date();
    let date = if day == Day::Today { today } else { today.checked_add(Duration::DAY)? };
    let utc = OffsetDateTime::new_utc(date, time).unix_timestamp();
    // Summer time first: of an hour that comes twice, the first one. One that does not exist fits neither.
    let reads_so = |at: &Timestamp| at.local().date() == date && at.local().time() == time;
    [2, 1].into_iter().map(|hours| Timestamp::from_unix(utc - hours * 3600)).find(reads_so)
}

fn read(text: &str) -> Option<(u8, u8)> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (hour, minute) = text.split_once([':', 'h', 'H']).unwrap_or((&text, ""));
    let digits = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if hour.is_empty() || !digits(hour) || !digits(minute) {
        return None;
    }
    Some((hour.parse().ok()?, if minute.is_empty() { 0 } else { minute.parse().ok()? }))
}

/// Plans a stop, with the time when the base is published again when it is known.
pub fn stop(
    at: Timestamp,
    again: Option<Timestamp>,
    now: Timestamp,
    actor: &str,
) -> Result<(BaseChange, AuditEvent), BadTime> {
    if again.is_some_and(|again| again <= at) {
        return Err(BadTime::Reversed);
    }
    let event = AuditEvent::new(now, actor, "journal-arret-prevu")
        .with("quand", at.unix())
        .with("reprise", again.map(Timestamp::unix));
    Ok((planned(false, at, again, actor), event))
}

/// Plans a publication.
pub fn publish(at: Timestamp, now: Timestamp, actor: &str) -> (BaseChange, AuditEvent) {
    let event = AuditEvent::new(now, actor, "journal-publication-prevue").with("quand", at.unix());
    (planned(true, at, None, actor), event)
}

fn planned(publish: bool, at: Timestamp, again: Option<Timestamp>, actor: &str) -> BaseChange {
    BaseChange::Schedule(Some(Scheduled { publish, at, again, by: actor.to_owned() }))
}

/// « Annuler ce qui est prévu »; `None` when nothing is.
pub fn cancel(plans: &Plans, now: Timestamp, actor: &str) -> Option<(BaseChange, AuditEvent)> {
    let scheduled = plans.scheduled.as_ref()?;
    let event = AuditEvent::new(now, actor, "journal-prevu-annule").with("quand", scheduled.at.unix());
    Some((BaseChange::Schedule(None), event))
}

/// What a stop or a publication by hand leaves of the schedule: an act of the same kind has no object any more, and a
/// stop done early keeps the time of its end.
pub fn left(plans: &Plans, publishes: bool, now: Timestamp) -> Option<BaseChange> {
    let scheduled = plans.scheduled.as_ref().filter(|scheduled| scheduled.publish == publishes)?;
    Some(BaseChange::Schedule(follow_up(scheduled).filter(|next| next.at > now)))
}

/// What the server does now: nothing before its time, nor while new settings are being put in place.
pub fn due(
    base: &Base,
    plans: &Plans,
    connected: u64,
    now: Timestamp,
) -> Option<(Vec<BaseChange>, AuditEvent)> {
    let scheduled = plans.scheduled.as_ref().filter(|scheduled| scheduled.at <= now)?;
    if plans.installation.is_some() {
        return None;
    }
    let next = BaseChange::Schedule(follow_up(scheduled).filter(|next| next.at > now));
    let event = |action: &str| {
        AuditEvent::new(now, ACTOR, action)
            .with("numero", scheduled.by.as_str())
            .with("prevu", scheduled.at.unix())
    };
    // A stop whose end has passed too, on a server that was off meanwhile, stops nothing any more.
    let over = scheduled.again.is_some_and(|again| again <= now);
    if scheduled.publish == base.publication.published || over || (scheduled.publish && plans.waits(base)) {
        return Some((vec![next], event("journal-prevu-sans-objet")));
    }
    let change = BaseChange::SetPublication(Publication { published: scheduled.publish, since: now });
    let event = if scheduled.publish {
        event("journal-publiee-comme-prevu")
    } else {
        event("journal-arretee-comme-prevu").with("personnes", connected)
    };
    Some((vec![change, next], event))
}

fn follow_up(scheduled: &Scheduled) -> Option<Scheduled> {
    scheduled.again.map(|at| Scheduled { publish: true, at, again: None, by: scheduled.by.clone() })
}

/// Whether pupils are at school: Monday to Friday from 7 h to 19 h, Saturday from 7 h to 13 h.
pub fn in_school_hours(now: Timestamp) -> bool {
    let local = now.local();
    match local.weekday().number_from_monday() {
        1..=5 => (7..19).contains(&local.hour()),
        6 => (7..13).contains(&local.hour()),
        _ => false,
    }
}

#[cfg(test)]
#[path = "schedule_tests.rs"]
mod tests;
