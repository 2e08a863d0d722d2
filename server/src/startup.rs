//! Building a Parvis and running it until it is told to stop. Production, demonstration and tests start the same one.

use crate::clock::Clock;
use crate::config::Config;
use crate::elsewhere::Elsewhere;
use crate::engage::ballots::Queue;
use crate::engage::registry;
use crate::http::assets::Assets;
use crate::http::cache::PageCache;
use crate::http::limits::Limits;
use crate::http::{files, headers, origin, request_id, routes, trouble};
use crate::jobs;
use crate::keys::{Keys, fingerprint, random};
use crate::mail::{Mailer, MailerError};
use crate::parvis::Parvis;
use crate::telemetry::Metrics;
use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::{Database, DbErr, Options, persons, settings};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

/// The most a posted body may hold: a consultation in many languages.
const BODY: usize = 4 * 1024 * 1024;

/// Why a Parvis did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartupError {
    /// The address is taken, or is none of this machine.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why.
        error: io::Error,
    },
    /// A file or folder of its own cannot be used.
    #[error("cannot use {path}: {error}")]
    File {
        /// Which.
        path: String,
        /// Why.
        error: io::Error,
    },
    /// The database cannot be opened.
    #[error("cannot open the database: {0}")]
    Database(#[from] DbErr),
    /// Mail is not configured right.
    #[error("mail: {0}")]
    Mail(#[from] MailerError),
    /// No other site can be asked.
    #[error("other sites cannot be asked: {0}")]
    Elsewhere(#[from] reqwest::Error),
    /// The server itself.
    #[error("cannot start: {0}")]
    Server(#[from] io::Error),
}

/// A Parvis that listens.
pub struct Application {
    server: Server,
    address: SocketAddr,
    parvis: Arc<Parvis>,
    stop: watch::Sender<bool>,
    jobs: Vec<JoinHandle<()>>,
    writer: JoinHandle<()>,
}

impl Application {
    /// Opens the database, migrates it, opens the registry, and listens.
    ///
    /// # Errors
    /// See [`StartupError`].
    pub async fn build(mut config: Config, clock: Clock) -> Result<Self, StartupError> {
        let listener = TcpListener::bind(config.listen).map_err(|error| StartupError::Listen { address: config.listen, error })?;
        let address = listener.local_addr()?;
        config.bound_to(address);
        let (parvis, writer) = open(config, clock).await?;
        first_run(&parvis).await?;
        let (stop, stopped) = watch::channel(false);
        let jobs = jobs::spawn_all(&parvis, &stopped);
        let server = serve(listener, &parvis)?;
        Ok(Self { server, address, parvis, stop, jobs, writer })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Everything it has at hand.
    #[must_use]
    pub fn parvis(&self) -> &Arc<Parvis> {
        &self.parvis
    }

    /// To stop it from elsewhere.
    #[must_use]
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Runs until it is stopped: by SIGTERM, Ctrl-C, its handle, or a disk that failed. What is being answered is finished first, and
    /// every ballot that waits is written.
    ///
    /// # Errors
    /// When the server or the disk breaks down.
    pub async fn run_until_stopped(self) -> io::Result<()> {
        let signals = tokio::spawn(stop_on_signal(self.server.handle(), Arc::clone(&self.parvis)));
        let served = self.server.await;
        signals.abort();
        let broken = self.parvis.database.is_broken();
        self.parvis.draining.store(true, Ordering::Relaxed);
        let _ = self.stop.send(true);
        for job in self.jobs {
            let _ = tokio::time::timeout(Duration::from_secs(10), job).await;
        }
        let database = self.parvis.database.clone();
        drop(self.parvis);
        let _ = tokio::time::timeout(Duration::from_secs(10), self.writer).await;
        if let Err(error) = database.close().await {
            tracing::warn!(%error, "the database did not close cleanly");
        }
        if broken { Err(io::Error::other("the disk has failed")) } else { served }
    }
}

async fn open(config: Config, clock: Clock) -> Result<(Arc<Parvis>, JoinHandle<()>), StartupError> {
    let at = |path: &std::path::Path, error| StartupError::File { path: path.display().to_string(), error };
    std::fs::create_dir_all(&config.data_dir).map_err(|error| at(&config.data_dir, error))?;
    let key_file = config.data_dir.join("instance.key");
    let keys = Keys::open(&key_file).map_err(|error| at(&key_file, error))?;
    let database = Database::open(&Options { url: config.database_url.clone(), readers: config.database_readers }).await?;
    registry::open(&database).await?;
    clock.guard(&database).await?;
    let simulated = settings::get(database.read(), settings::SIMULATED).await?.as_deref() == Some("true");
    let metrics = Metrics::default();
    let (ballots, writer) = Queue::start(database.clone(), clock.clone(), keys.clone(), metrics.clone());
    let parvis = Parvis {
        limits: Limits::new(&config.limits),
        cache: PageCache::new(&config, metrics.clone()),
        mail: Mailer::open(&config.mail)?,
        elsewhere: Elsewhere::new(!config.witness.sites.is_empty())?,
        proofs: Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)),
        witnesses: Default::default(),
        assets: Assets::new(),
        config: Arc::new(config),
        database,
        clock,
        keys,
        ballots,
        papers: Default::default(),
        directories: Default::default(),
        sessions: Default::default(),
        metrics,
        simulated: AtomicBool::new(simulated),
        draining: AtomicBool::new(false),
    };
    Ok((Arc::new(parvis), writer))
}

/// As long as there is no mission staff, each start prints a link with which the first of them can be made.
async fn first_run(parvis: &Parvis) -> Result<(), DbErr> {
    if persons::any_staff(parvis.database.read()).await? {
        return Ok(());
    }
    let token = BASE64URL_NOPAD.encode(&random::<32>());
    let tx = parvis.database.begin_write().await?;
    settings::set(&tx, settings::FIRST_RUN, HEXLOWER.encode(&fingerprint(token.as_bytes()))).await?;
    tx.commit().await?;
    tracing::info!("nobody is mission staff yet; make the first account here, once: {}/en/first-run/{token}", parvis.config.origin());
    Ok(())
}

fn serve(listener: TcpListener, parvis: &Arc<Parvis>) -> io::Result<Server> {
    let shared = Arc::clone(parvis);
    let workers = parvis.config.workers;
    let mut server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::from(Arc::clone(&shared)))
            .app_data(web::Data::from(Arc::clone(&shared.config)))
            .app_data(web::Data::new(shared.metrics.clone()))
            .app_data(web::PayloadConfig::new(BODY))
            .wrap(Compress::default())
            .wrap(from_fn(origin::guard))
            .wrap(from_fn(trouble::faces))
            .wrap(from_fn(headers::add))
            .wrap(from_fn(request_id::observe))
            .service(routes::services())
            .default_service(web::to(files::nothing_here))
    })
    .disable_signals()
    .shutdown_timeout(parvis.config.shutdown_seconds)
    .listen(listener)?;
    if workers > 0 {
        server = server.workers(workers);
    }
    Ok(server.run())
}

async fn stop_on_signal(handle: ServerHandle, parvis: Arc<Parvis>) {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be noticed");
            return;
        }
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
        () = parvis.database.broken() => {}
    }
    tracing::info!("stopping: requests that are being answered are finished first");
    parvis.draining.store(true, Ordering::Relaxed);
    drop(parvis);
    handle.stop(true).await;
}
