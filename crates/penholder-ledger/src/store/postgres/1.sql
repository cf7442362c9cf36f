-- Schema 1 of a ledger in PostgreSQL. Never changed once released; the next schema is a file 2.sql that starts from this one.
create table entry (
    seq bigint primary key,
    hash bytea not null,
    bytes bytea not null,
    stream text not null,
    stream_version bigint not null,
    unique (stream, stream_version)
);
create table command (
    key text primary key,
    first bigint not null,
    count bigint not null,
    checkpoint bigint not null
);
create table vote (
    vote text primary key,
    secret boolean not null,
    closed boolean not null default false
);
create table electorate (
    vote text not null,
    seat text not null,
    primary key (vote, seat)
);
-- one ballot per seat: the key is the rule
create table ballot (
    vote text not null,
    seat text not null,
    turn bigint not null,
    entry bigint not null,
    primary key (vote, seat, turn)
);
-- choices of secret ballots, counted: no seat, no order, no time
create table box (
    vote text not null,
    choice text not null,
    count bigint not null,
    primary key (vote, choice)
);
-- texts about persons; a row may be deleted at any time
create table opening (
    entry bigint not null,
    name text not null,
    salt bytea not null,
    text text not null,
    primary key (entry, name)
);
create table checkpoint (
    size bigint primary key,
    note text not null
);
create table cosignature (
    size bigint not null,
    line text not null,
    primary key (size, line)
);
