//! The procedure from outside: whole stories, tables of refusals, random commands, and a model of the silence.

mod hall;
mod random;
mod silence_model;
mod stories;
