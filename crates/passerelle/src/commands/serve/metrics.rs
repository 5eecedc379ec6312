//! `/metrics`, on a port of its own.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use passerelle_store::{Realm, SessionStore};
use passerelle_web::{Clock, metrics};

use crate::failure::Failure;
use crate::servers::Means;

/// What `/metrics` is written from.
#[derive(Clone)]
pub(super) struct Exporter {
    recorded: PrometheusHandle,
    store: Arc<dyn SessionStore>,
    realms: &'static [Realm],
    clock: Arc<dyn Clock>,
}

impl Exporter {
    /// From now on what happens is counted, and the open sessions of `realms`.
    pub(super) fn install(
        store: Arc<dyn SessionStore>,
        realms: &'static [Realm],
        means: &Means,
    ) -> Result<Self, Failure> {
        let broken = |error| Failure::Server(std::io::Error::other(error));
        let recorded = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Full(metrics::REQUEST_SECONDS.to_owned()), &metrics::SECONDS)
            .map_err(broken)?
            .install_recorder()
            .map_err(broken)?;
        metrics::describe(env!("CARGO_PKG_VERSION"));
        Ok(Self { recorded, store, realms, clock: means.clock.clone() })
    }

    pub(super) fn router(self) -> Router {
        Router::new().route("/metrics", get(answer)).with_state(self)
    }
}

async fn answer(State(exporter): State<Exporter>) -> Response {
    let now = exporter.clock.now();
    for &realm in exporter.realms {
        match exporter.store.count_sessions(realm, "", now).await {
            Ok(open) => metrics::sessions(realm, open),
            Err(error) => {
                tracing::error!(%error, "sessions could not be counted");
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            }
        }
    }
    exporter.recorded.run_upkeep();
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], exporter.recorded.render()).into_response()
}
