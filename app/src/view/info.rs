//! Pages about this site.

/// Who runs this Parvis.
#[derive(Clone, Debug, Default)]
pub struct InfoView {
    /// The name of the organisation, where configured.
    pub operator: Option<String>,
    /// An e-mail address for questions, where configured.
    pub contact: Option<String>,
}
