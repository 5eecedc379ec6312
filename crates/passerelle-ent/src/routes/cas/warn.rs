//! The warning before a silent hand-over, for those who asked for it (`warn`: CAS 3.0, section 2.2.1).

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::HeaderMap;
use passerelle_web::{Access, NoReferrer, Page, Rendered, Routes, Visitor, html};
use passerelle_words::Words;

use super::hand_over::{Understood, hand_over, understand};
use super::{found, login_address, present};
use crate::EntState;
use crate::ops::tickets::Holder;
use crate::rules::parameters::Parameters;
use crate::rules::sign_on::Step;
use crate::words::CATALOGUE;

/// Going on takes a form: another site cannot press its button.
pub(super) fn routes() -> Routes<EntState> {
    Routes::new().post("/cas/login/continue", Access::Public, go_on).get(
        "/cas/login/continue",
        Access::Public,
        restart,
    )
}

#[derive(Template)]
#[template(path = "cas/warn.html")]
struct WarnPage {
    page: Page,
    w: Words,
    ent: String,
    service: String,
    action: String,
}

/// The page that comes before the hand-over.
pub(super) fn page(visitor: &Visitor, understood: &Understood) -> Response {
    let w = visitor.words(&CATALOGUE);
    let page = WarnPage {
        page: visitor.page(w.say("connexion-avertir-titre")).side(visitor.site().ent()).with_form(),
        w,
        ent: visitor.site().ent().to_owned(),
        service: understood.service_name(visitor),
        action: format!("/cas/login/continue?{}", understood.query.encoded()),
    };
    (understood.targets(), NoReferrer, html(&page)).into_response()
}

async fn go_on(State(state): State<EntState>, visitor: Visitor, headers: HeaderMap) -> Rendered {
    let understood = understand(&state, &visitor, &Parameters::default()).await?;
    let present = present(&state, &headers).await?;
    match (understood.request.step(present.is_some()), present, &understood.request.asked) {
        (Step::HandOver, Some(present), Some(asked)) => {
            let session = &present.session;
            let holder = Holder {
                account: &present.account,
                sign_on: &session.subject,
                session: &session.digest,
                new_login: false,
            };
            hand_over(&state, &visitor, holder, asked, &understood).await
        }
        _ => found(&login_address(visitor.query())),
    }
}

/// Whoever reloads the address, or changes its language, starts again.
async fn restart(visitor: Visitor) -> Rendered {
    found(&login_address(visitor.query()))
}
