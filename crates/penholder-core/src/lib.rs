//! Bodies that decide by vote, consensus and veto.
