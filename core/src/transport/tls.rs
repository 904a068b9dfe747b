use crate::model::{Error, ErrorCode};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;

/// TLS 1.2 and 1.3, the public roots that Mozilla trusts, and the certificates of the user.
pub(super) fn config(certificates: &[Vec<u8>]) -> Result<Arc<ClientConfig>, Error> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for pem in certificates {
        add(&mut roots, pem)?;
    }
    // The provider is named here, because a library must not install one for the whole process.
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| Error::new(ErrorCode::Internal, "TLS can't be set up. Please report this as a bug of tillback."))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

fn add(roots: &mut RootCertStore, pem: &[u8]) -> Result<(), Error> {
    let invalid = || {
        Error::new(
            ErrorCode::SettingInvalid,
            "A certificate to trust is no PEM text with at least one BEGIN CERTIFICATE block. Nothing was sent.",
        )
        .about("certificate")
    };
    let mut found = false;
    for certificate in CertificateDer::pem_slice_iter(pem) {
        roots.add(certificate.map_err(|_| invalid())?).map_err(|_| invalid())?;
        found = true;
    }
    if found { Ok(()) } else { Err(invalid()) }
}
