//! The record: history as data.
