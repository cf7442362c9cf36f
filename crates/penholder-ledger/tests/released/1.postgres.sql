--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: body; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA body;


--
-- Name: SCHEMA body; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA body IS 'penholder ledger, schema 1';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: ballot; Type: TABLE; Schema: body; Owner: -
--

CREATE TABLE body.ballot (
    vote text NOT NULL,
    seat text NOT NULL,
    turn bigint NOT NULL,
    entry bigint NOT NULL
);


--
-- Name: box; Type: TABLE; Schema: body; Owner: -
--

CREATE TABLE body.box (
    vote text NOT NULL,
    choice text NOT NULL,
    count bigint NOT NULL
);


--
-- Name: checkpoint; Type: TABLE; Schema: body; Owner: -
--

CREATE TABLE body.checkpoint (
    size bigint NOT NULL,
    note text NOT NULL
);


--
-- Name: command; Type: TABLE; Schema: body; Owner: -
--

CREATE TABLE body.command (
    key text NOT NULL,
    first bigint NOT NULL,
    count bigint NOT NULL,
    checkpoint bigint NOT NULL
);


--
-- Name: cosignature; Type: TABLE; Schema: body; Owner: -
--

CREATE TABLE body.cosignature (
    size bigint NOT NULL,
    line text NOT NULL
);


--
-- Name: electorate; Type: TABLE; Schema: body; Owner: -
--

CREATE TABLE body.electorate (
    vote text NOT NULL,
    seat text NOT NULL
);


--
-- Name: entry; Type: TABLE; Schema: body; Owner: -
--

CREATE TABLE body.entry (
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    bytes bytea NOT NULL,
    stream text NOT NULL,
    stream_version bigint NOT NULL
);


--
-- Name: opening; Type: TABLE; Schema: body; Owner: -
--

CREATE TABLE body.opening (
    entry bigint NOT NULL,
    name text NOT NULL,
    salt bytea NOT NULL,
    text text NOT NULL
);


--
-- Name: vote; Type: TABLE; Schema: body; Owner: -
--

CREATE TABLE body.vote (
    vote text NOT NULL,
    secret boolean NOT NULL,
    closed boolean DEFAULT false NOT NULL
);


--
-- Data for Name: ballot; Type: TABLE DATA; Schema: body; Owner: -
--

INSERT INTO body.ballot VALUES ('v', 'FRA', 0, 3);
INSERT INTO body.ballot VALUES ('v', 'FRA', 1, 4);
INSERT INTO body.ballot VALUES ('s', 'FRA', 0, 7);


--
-- Data for Name: box; Type: TABLE DATA; Schema: body; Owner: -
--

INSERT INTO body.box VALUES ('s', 'yes', 1);


--
-- Data for Name: checkpoint; Type: TABLE DATA; Schema: body; Owner: -
--

INSERT INTO body.checkpoint VALUES (1, 'penholder.example/test
1
aTLqE5UIjgGcR98tgNRCVYS9GOnlJe2eTmYhkucs+Ec=

— penholder.example/test OKJEa6MQaX1qxrO2Amxq0CSvHk6pmMWiG9UyoaOqMB0/GzHl2hsym4DZBB6yzM/Kbw4DJhigulk/HJxC8dYqv1V4dAs=
');
INSERT INTO body.checkpoint VALUES (2, 'penholder.example/test
2
IIqKMU6RtXLzSWQOXEdlbszeto+bgmSoQPWhnY76GKk=

— penholder.example/test OKJEa/ho9JXncGZMhpAdpzexKjsAhApLXX0EsRPIRsA0c2v5T2y3GIrVHn0z8e0rVuWKp5aErSIHHEvwRL7GVvWW9ws=
');
INSERT INTO body.checkpoint VALUES (3, 'penholder.example/test
3
iTpqkb7nBMisMRIORTNeYS/LTcwRiseRQhJpbTYa6/8=

— penholder.example/test OKJEaw6Iy0xy84s0VSFqlk3D6jdP+x8YnhJMq38evkwmlAJ3pQZLIBTRWfdYQKhVNfyL2mZySXL9rO/P5jTPhq/rQQA=
');
INSERT INTO body.checkpoint VALUES (4, 'penholder.example/test
4
IMKq5OwidYLFDlQTPpGoaxPSGlxN+jwBQY+bwQr60m8=

— penholder.example/test OKJEa7pBBQS+SpSSvgl0mztibWoVfBiRdrzE880AKQvEOSQth6GKWVXn67sC46hkefBJav/xMdVqsxbFXZd5aIFZ8ws=
');
INSERT INTO body.checkpoint VALUES (5, 'penholder.example/test
5
XP8YfJg85ZegtzPnSX68KA7fHvWwLgzuuC7gu+lFWKQ=

— penholder.example/test OKJEa0XWli7gnqSRH1gjbIPYIXpcSXXtOTKn4Q9MLGbfmkEcVF2aBwzXEssqUPGwOtYa+/irP+0pxeRX0j+81RIWtQI=
');
INSERT INTO body.checkpoint VALUES (6, 'penholder.example/test
6
c9fX0IA5ckiOueB2hTfLZrTgNoCXvThxc9RzOdhvOl4=

— penholder.example/test OKJEa4ReZr1zO6viTYjDAbdYTZG6eZXuwh6HEXDcdC9diH4LY4ZZ/bMUa+XXTmIWyxcbeG8GgSxpmsnW8MzhhZXvGw8=
');
INSERT INTO body.checkpoint VALUES (7, 'penholder.example/test
7
crShwD9b/VMlN6LomYfJjF335dYBrX0A4JbOp/npRKM=

— penholder.example/test OKJEa3AAlpma6R2XcqhcUD2jMlGpG7nDJgOyPatYeIU1kJcpCOPKJ+f0bdL2n/DuuWVSiJkQ3gCNvvAEKIxLRuicBAc=
');
INSERT INTO body.checkpoint VALUES (8, 'penholder.example/test
8
ZDXboBlZaWLwSp22EweUy7xxhbwNLEJKCZ0/5BlnS9A=

— penholder.example/test OKJEa39rExcA9lUdT24JxyvNfhBbgQLso3h/bNGR/JBPv5rWeHgR4Z68WbiK4Ct3NAgLyKUcTkwkew7gGA+U5HwA2A4=
');


--
-- Data for Name: command; Type: TABLE DATA; Schema: body; Owner: -
--

INSERT INTO body.command VALUES ('ledger.founded', 0, 1, 1);
INSERT INTO body.command VALUES ('speech', 1, 1, 2);
INSERT INTO body.command VALUES ('open v', 2, 1, 3);
INSERT INTO body.command VALUES ('a', 3, 1, 4);
INSERT INTO body.command VALUES ('b', 4, 1, 5);
INSERT INTO body.command VALUES ('close v', 5, 1, 6);
INSERT INTO body.command VALUES ('open s', 6, 1, 7);
INSERT INTO body.command VALUES ('c', 7, 1, 8);


--
-- Data for Name: cosignature; Type: TABLE DATA; Schema: body; Owner: -
--



--
-- Data for Name: electorate; Type: TABLE DATA; Schema: body; Owner: -
--

INSERT INTO body.electorate VALUES ('v', 'CHN');
INSERT INTO body.electorate VALUES ('v', 'FRA');
INSERT INTO body.electorate VALUES ('s', 'CHN');
INSERT INTO body.electorate VALUES ('s', 'FRA');


--
-- Data for Name: entry; Type: TABLE DATA; Schema: body; Owner: -
--

INSERT INTO body.entry VALUES (0, '\x6932ea1395088e019c47df2d80d4425584bd18e9e525ed9e4e662192e72cf847', '\x50484c01000000000000000027ffb14555cf43407af185a2a16c58955867940b53db47e9c10950964264084b00000009746573742d626f6479000000066c6564676572000000000000000100000000000003e800000000000000066c65646765720000000e6c65646765722e666f756e64656400000000000000010000000e6c65646765722e666f756e646564000000617b22666f726d6174223a312c226b6579223a2270656e686f6c6465722e6578616d706c652f746573742b33386132343436622b41526c2f6179506862495579787176494f50724e5871654a76677832737049444e414f622b6f73394e6f3168227d0000000000', 'ledger', 1);
INSERT INTO body.entry VALUES (1, '\x31983014d8e81b60243022dcb22af8cb16df6bf018e2e5ec2ebe305453470c3f', '\x50484c0100000000000000016932ea1395088e019c47df2d80d4425584bd18e9e525ed9e4e662192e72cf84700000009746573742d626f64790000000973697474696e672f31000000000000000100000000000003e8000000034652410000000864656c65676174650000000673706565636800000000000000010000000e73746174656d656e742e6d616465000000117b2274657874223a22737065656368227d000000000100000007737065616b6572bee975acfe1c95be0f82923982d61b9b4cbb3c4f737718376bcfda92ed1266c4', 'sitting/1', 1);
INSERT INTO body.entry VALUES (2, '\x41b0662a6db4a0b0c693f0754b161863839341b103aa9c8c46a78957dd5d5b53', '\x50484c01000000000000000231983014d8e81b60243022dcb22af8cb16df6bf018e2e5ec2ebe305453470c3f00000009746573742d626f64790000000973697474696e672f31000000000000000200000000000003e8000000034652410000000864656c6567617465000000066f70656e207600000000000000010000000e73746174656d656e742e6d616465000000117b2274657874223a226f70656e2076227d01000000017600000000020000000343484e0000000346524100000000', 'sitting/1', 2);
INSERT INTO body.entry VALUES (3, '\xfbd4d2f6736ae005091fe6c63f6a042fa7b41ffa8f59ec6eb3d74539cac4b1a0', '\x50484c01000000000000000341b0662a6db4a0b0c693f0754b161863839341b103aa9c8c46a78957dd5d5b5300000009746573742d626f64790000000973697474696e672f31000000000000000300000000000003e8000000034652410000000864656c6567617465000000016100000000000000010000000e73746174656d656e742e6d6164650000000c7b2274657874223a2261227d020000000176000000034652410000000000000000', 'sitting/1', 3);
INSERT INTO body.entry VALUES (4, '\x57abb8224e4729add289afd82d416ed94c41eadcfae6194a92c5d0610a57c98e', '\x50484c010000000000000004fbd4d2f6736ae005091fe6c63f6a042fa7b41ffa8f59ec6eb3d74539cac4b1a000000009746573742d626f64790000000973697474696e672f31000000000000000400000000000003e8000000034652410000000864656c6567617465000000016200000000000000010000000e73746174656d656e742e6d6164650000000c7b2274657874223a2262227d020000000176000000034652410000000100000000', 'sitting/1', 4);
INSERT INTO body.entry VALUES (5, '\xe38e9e9b16bbf2a4c42a5ca06aed81f8a29fc6189180e8ff1656b5d9faf52f8d', '\x50484c01000000000000000557abb8224e4729add289afd82d416ed94c41eadcfae6194a92c5d0610a57c98e00000009746573742d626f64790000000973697474696e672f31000000000000000500000000000003e8000000034652410000000864656c656761746500000007636c6f7365207600000000000000010000000e73746174656d656e742e6d616465000000127b2274657874223a22636c6f73652076227d0300000001760000000000', 'sitting/1', 5);
INSERT INTO body.entry VALUES (6, '\x77e769550c7331f4f9ea3274c619b37b6145cb841bc05a91740868795669a658', '\x50484c010000000000000006e38e9e9b16bbf2a4c42a5ca06aed81f8a29fc6189180e8ff1656b5d9faf52f8d00000009746573742d626f64790000000973697474696e672f31000000000000000600000000000003e8000000034652410000000864656c6567617465000000066f70656e207300000000000000010000000e73746174656d656e742e6d616465000000117b2274657874223a226f70656e2073227d01000000017301000000020000000343484e0000000346524100000000', 'sitting/1', 6);
INSERT INTO body.entry VALUES (7, '\x155a591475f4df27853bbaa012c05c2dcfc463b69c0c1993df5b3197c45b4c21', '\x50484c01000000000000000777e769550c7331f4f9ea3274c619b37b6145cb841bc05a91740868795669a65800000009746573742d626f64790000000973697474696e672f31000000000000000700000000000003e8000000034652410000000864656c6567617465000000016300000000000000010000000e73746174656d656e742e6d6164650000000c7b2274657874223a2263227d020000000173000000034652410000000000000000', 'sitting/1', 7);


--
-- Data for Name: opening; Type: TABLE DATA; Schema: body; Owner: -
--

INSERT INTO body.opening VALUES (1, 'speaker', '\xeeef6415dff132c63cc6d5b1ae8ae121013b760944b0f4ef0c613f5e6b87fdc5', 'A. N. Other');


--
-- Data for Name: vote; Type: TABLE DATA; Schema: body; Owner: -
--

INSERT INTO body.vote VALUES ('v', false, true);
INSERT INTO body.vote VALUES ('s', true, false);


--
-- Name: ballot ballot_pkey; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.ballot
    ADD CONSTRAINT ballot_pkey PRIMARY KEY (vote, seat, turn);


--
-- Name: box box_pkey; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.box
    ADD CONSTRAINT box_pkey PRIMARY KEY (vote, choice);


--
-- Name: checkpoint checkpoint_pkey; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (size);


--
-- Name: command command_pkey; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.command
    ADD CONSTRAINT command_pkey PRIMARY KEY (key);


--
-- Name: cosignature cosignature_pkey; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.cosignature
    ADD CONSTRAINT cosignature_pkey PRIMARY KEY (size, line);


--
-- Name: electorate electorate_pkey; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.electorate
    ADD CONSTRAINT electorate_pkey PRIMARY KEY (vote, seat);


--
-- Name: entry entry_pkey; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (seq);


--
-- Name: entry entry_stream_stream_version_key; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.entry
    ADD CONSTRAINT entry_stream_stream_version_key UNIQUE (stream, stream_version);


--
-- Name: opening opening_pkey; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.opening
    ADD CONSTRAINT opening_pkey PRIMARY KEY (entry, name);


--
-- Name: vote vote_pkey; Type: CONSTRAINT; Schema: body; Owner: -
--

ALTER TABLE ONLY body.vote
    ADD CONSTRAINT vote_pkey PRIMARY KEY (vote);


--
-- PostgreSQL database dump complete
--


