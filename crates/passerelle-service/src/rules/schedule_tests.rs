use passerelle_model::Timestamp;
use passerelle_store::service::{BaseChange, Plans, Scheduled};

use super::{ACTOR, BadTime, Day, cancel, due, evening, in_school_hours, instant, left, publish, stop};
use crate::rules::testing::{base, plans};

/// Thursday 3 September 2026, 14 h 00 in Paris.
const NOW: Timestamp = Timestamp::from_unix(1_788_436_800);

fn planned(change: BaseChange) -> Plans {
    let BaseChange::Schedule(scheduled) = change else { panic!("{change:?}") };
    Plans { scheduled, ..plans() }
}

fn scheduled(changes: &[BaseChange]) -> Option<&Scheduled> {
    changes.iter().find_map(|change| match change {
        BaseChange::Schedule(scheduled) => scheduled.as_ref(),
        _ => None,
    })
}

fn published(changes: &[BaseChange]) -> Option<bool> {
    changes.iter().find_map(|change| match change {
        BaseChange::SetPublication(publication) => Some(publication.published),
        _ => None,
    })
}

#[test]
fn a_time_is_read_as_people_type_it_on_the_clock_of_paris() {
    for text in ["18:30", "18 h 30", "18h30", " 18 H 30 "] {
        assert_eq!(instant(NOW, Day::Today, text), Ok(NOW.plus(4 * 3600 + 1800)), "{text}");
    }
    assert_eq!(instant(NOW, Day::Today, "15h"), Ok(NOW.plus(3600)));
    assert_eq!(instant(NOW, Day::Tomorrow, "7:05"), Ok(NOW.plus(17 * 3600 + 300)));
    assert_eq!(instant(NOW, Day::Today, "14:00"), Err(BadTime::Passed));
    for text in ["", "25:00", "18:60", "midi", "18:305", "-1", "18:30:00"] {
        assert_eq!(instant(NOW, Day::Today, text), Err(BadTime::NotATime), "{text}");
    }
}

#[test]
fn the_hour_that_does_not_exist_is_refused_and_the_one_that_comes_twice_is_the_first() {
    // Saturday 28 March 2026, noon UTC; the night after has no 2 h 30.
    assert_eq!(instant(Timestamp::from_unix(1_774_699_200), Day::Tomorrow, "2:30"), Err(BadTime::NotATime));
    // Saturday 24 October 2026, noon UTC; the night after has 2 h 30 twice, first at 0 h 30 UTC.
    let eve = Timestamp::from_unix(1_792_843_200);
    assert_eq!(instant(eve, Day::Tomorrow, "2:30"), Ok(eve.plus(12 * 3600 + 1800)));
}

#[test]
fn half_past_six_is_today_until_it_has_passed() {
    assert_eq!(evening(NOW), (Day::Today, "18:30".to_owned()));
    assert_eq!(evening(NOW.plus(4 * 3600 + 1800)).0, Day::Tomorrow);
}

#[test]
fn a_planned_stop_happens_at_its_time_and_is_followed_by_its_end() {
    let (change, event) = stop(NOW.plus(60), Some(NOW.plus(600)), NOW, "1000").expect("in order");
    assert_eq!((event.action.as_str(), event.actor.as_str()), ("journal-arret-prevu", "1000"));
    let plans = planned(change);
    assert!(due(&base(), &plans, 3, NOW.plus(59)).is_none());
    let (changes, event) = due(&base(), &plans, 3, NOW.plus(61)).expect("due");
    assert_eq!(published(&changes), Some(false));
    assert_eq!((event.actor.as_str(), &event.details["numero"]), (ACTOR, &"1000".into()));
    let next = Plans { scheduled: scheduled(&changes).cloned(), ..plans };
    assert_eq!(next.expected_return(), Some(NOW.plus(600)));

    let mut stopped = base();
    stopped.publication.published = false;
    let (changes, event) = due(&stopped, &next, 0, NOW.plus(600)).expect("due");
    assert_eq!((published(&changes), scheduled(&changes)), (Some(true), None));
    assert_eq!(event.action, "journal-publiee-comme-prevu");
    assert_eq!(stop(NOW.plus(600), Some(NOW.plus(600)), NOW, "1000").err(), Some(BadTime::Reversed));
}

#[test]
fn a_server_that_was_off_does_late_what_still_makes_sense() {
    let (change, _) = stop(NOW.plus(60), Some(NOW.plus(600)), NOW, "1000").expect("in order");
    let (changes, event) = due(&base(), &planned(change), 0, NOW.plus(9_000)).expect("due");
    assert_eq!((published(&changes), scheduled(&changes)), (None, None), "both times have passed");
    assert_eq!(event.action, "journal-prevu-sans-objet");
    let (change, _) = publish(NOW.plus(60), NOW, "1000");
    let (changes, _) = due(&base(), &planned(change), 0, NOW.plus(60)).expect("due");
    assert_eq!(published(&changes), None, "published already");
}

#[test]
fn what_is_planned_can_be_cancelled_and_waits_for_new_settings() {
    let (change, _) = publish(NOW.plus(60), NOW, "1000");
    let planned = planned(change);
    assert!(cancel(&planned, NOW, "1000").is_some());
    assert!(cancel(&plans(), NOW, "1000").is_none());
    let busy = Plans { installation: Some(crate::rules::testing::installation()), ..planned.clone() };
    assert!(due(&base(), &busy, 0, NOW.plus(60)).is_none());
    let elsewhere =
        Plans { address: passerelle_store::service::BaseSlug::new("autre").expect("a slug"), ..planned };
    let mut waiting = base();
    waiting.publication.published = false;
    let (changes, _) = due(&waiting, &elsewhere, 0, NOW.plus(60)).expect("due");
    assert_eq!(published(&changes), None, "a base of another year stays stopped");
}

#[test]
fn acting_by_hand_settles_what_was_planned_of_the_same_kind() {
    let (change, _) = stop(NOW.plus(60), Some(NOW.plus(600)), NOW, "1000").expect("in order");
    let planned = planned(change);
    let kept = left(&planned, false, NOW).expect("the end stays");
    assert_eq!(
        scheduled(std::slice::from_ref(&kept)).map(|next| (next.publish, next.at)),
        Some((true, NOW.plus(600)))
    );
    assert!(left(&planned, true, NOW).is_none());
}

#[test]
fn school_hours_are_those_of_paris() {
    assert!(in_school_hours(NOW));
    assert!(!in_school_hours(NOW.plus(5 * 3600)), "19 h");
    assert!(in_school_hours(NOW.plus(2 * 86_400 - 2 * 3600)), "Saturday noon");
    assert!(!in_school_hours(NOW.plus(2 * 86_400)), "Saturday afternoon");
    assert!(!in_school_hours(NOW.plus(3 * 86_400)), "Sunday");
}
