-- Schema 1 of a ledger in SQLite. Never changed once released; the next schema is a file 2.sql that starts from this one.
create table entry (
    seq integer primary key,
    hash blob not null,
    bytes blob not null,
    stream text not null,
    stream_version integer not null,
    unique (stream, stream_version)
) strict;
-- appended only, and looked up in the writer's memory: an index over random keys would write a page for each command
create table command (
    first integer primary key,
    key text not null,
    count integer not null,
    checkpoint integer not null
) strict;
create table vote (
    vote text primary key,
    secret integer not null,
    closed integer not null default 0
) strict, without rowid;
create table electorate (
    vote text not null,
    seat text not null,
    primary key (vote, seat)
) strict, without rowid;
-- one ballot per seat: the key is the rule
create table ballot (
    vote text not null,
    seat text not null,
    turn integer not null,
    entry integer not null,
    primary key (vote, seat, turn)
) strict, without rowid;
-- choices of secret ballots, counted: no seat, no order, no time
create table box (
    vote text not null,
    choice text not null,
    count integer not null,
    primary key (vote, choice)
) strict, without rowid;
-- texts about persons; a row may be deleted at any time
create table opening (
    entry integer not null,
    name text not null,
    salt blob not null,
    text text not null,
    primary key (entry, name)
) strict, without rowid;
create table checkpoint (
    size integer primary key,
    note text not null
) strict;
create table cosignature (
    size integer not null,
    line text not null,
    primary key (size, line)
) strict, without rowid;
