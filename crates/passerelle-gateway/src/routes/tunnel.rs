//! Channels that stay open (WebSocket, RFC 6455): bytes are copied both ways for as long as somebody may be there.

use axum::body::Body;
use axum::response::Response;
use http::header::{CONNECTION, HeaderName, SEC_WEBSOCKET_KEY, UPGRADE};
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use passerelle_model::Space;
use passerelle_store::StoreError;
use passerelle_store::service::{Application, Base};
use passerelle_web::{Known, Problem, Visitor};
use tokio::io::copy_bidirectional;
use tokio::sync::OwnedSemaphorePermit;

use super::proxied::{Passage, returned, send};
use crate::ops::admission::{Guest, is_still_in};
use crate::state::GatewayState;

/// Whether a request asks for a channel.
pub(super) fn is_asked_for(headers: &HeaderMap) -> bool {
    lists(headers, &UPGRADE, "websocket") && lists(headers, &CONNECTION, "upgrade")
}

fn lists(headers: &HeaderMap, name: &HeaderName, word: &str) -> bool {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|found| found.trim().eq_ignore_ascii_case(word))
}

/// Asks the application for the channel; an answer of another kind is passed on as it is.
pub(super) async fn open(
    state: &GatewayState,
    visitor: &Visitor,
    mut request: Request<Body>,
    mut outgoing: Request<Body>,
    passage: &Passage<'_>,
) -> Result<Response, Problem> {
    if *request.method() != Method::GET || !request.headers().contains_key(SEC_WEBSOCKET_KEY) {
        return Err(Problem::known(Known::BadRequest));
    }
    let place = state.tunnels().clone().try_acquire_owned().map_err(|_| Problem::known(Known::Busy))?;
    mark(outgoing.headers_mut());
    let mut answered = send(state, visitor, outgoing, passage).await?;
    if answered.status() != StatusCode::SWITCHING_PROTOCOLS {
        return Ok(returned(answered, passage.place));
    }
    let ends = (hyper::upgrade::on(&mut request), hyper::upgrade::on(&mut answered));
    let channel = Channel {
        state: state.clone(),
        base: passage.base.clone(),
        space: passage.space,
        guest: passage.guest.clone(),
        application: passage.application.clone(),
        _place: place,
    };
    tokio::spawn(channel.carry(ends));
    let mut response = returned(answered, passage.place);
    mark(response.headers_mut());
    Ok(response)
}

fn mark(headers: &mut HeaderMap) {
    headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
}

/// An open channel, and whose it is.
struct Channel {
    state: GatewayState,
    base: Base,
    space: Space,
    guest: Guest,
    application: Application,
    _place: OwnedSemaphorePermit,
}

impl Channel {
    /// Copies until one side ends it, or until its owner may not be there any more.
    async fn carry(self, (visitor, application): (OnUpgrade, OnUpgrade)) {
        let ends = tokio::try_join!(visitor, application);
        let Ok((visitor, application)) = ends else {
            tracing::debug!("a channel was agreed on and not opened");
            return;
        };
        let [mut visitor, mut application]: [TokioIo<Upgraded>; 2] = [visitor, application].map(TokioIo::new);
        tokio::select! {
            // Either side may vanish: that is how channels end.
            _ = copy_bidirectional(&mut visitor, &mut application) => {}
            () = self.until_gone() => {}
        }
    }

    async fn may_stay(&self) -> Result<bool, StoreError> {
        let Self { state, base, space, guest, application, .. } = self;
        let behind = state.store().applications(&base.slug).await?;
        let same = behind.spaces.get(space).is_some_and(|found| found.way == application.way);
        Ok(same && is_still_in(state, base, *space, guest).await?)
    }

    /// Ends when the session has, when the link was undone, when the base is stopped, when the application is no longer
    /// behind the space.
    async fn until_gone(&self) {
        let mut looks = tokio::time::interval(self.state.upstreams().limits().recheck);
        loop {
            looks.tick().await;
            match self.may_stay().await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    tracing::error!(%error, "who may stay could not be looked at");
                    return;
                }
            }
        }
    }
}
