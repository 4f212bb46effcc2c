--
-- PostgreSQL database dump
--

\restrict LaU0EjjoGrYGp8x2ArgtauBgCpb2FR5w0dSfpuMSNgdiJa8HyakMZ8uQTPTgLA5

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

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account (
    id bigint NOT NULL,
    address bytea NOT NULL,
    email text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    is_owner bigint NOT NULL,
    used_at bigint,
    first bigint,
    created_at bigint NOT NULL
);


--
-- Name: address_bounce; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.address_bounce (
    address text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    letter_id bigint NOT NULL,
    at bigint NOT NULL
);


--
-- Name: attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempt (
    letter_id bigint NOT NULL,
    channel text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    event text NOT NULL COLLATE pg_catalog."C",
    reply_code bigint,
    reply_text text COLLATE pg_catalog."C"
);


--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    number bigint NOT NULL,
    at bigint NOT NULL,
    actor_kind text NOT NULL COLLATE pg_catalog."C",
    actor_name text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    campaign text COLLATE pg_catalog."C",
    detail text NOT NULL COLLATE pg_catalog."C",
    account_id bigint
);


--
-- Name: campaign; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaign (
    slug text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    imported_at bigint NOT NULL,
    hidden bigint DEFAULT 0 NOT NULL,
    first_imported_at bigint DEFAULT 0 NOT NULL
);


--
-- Name: campaign_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaign_file (
    slug text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    path text NOT NULL COLLATE pg_catalog."C",
    content bytea NOT NULL
);


--
-- Name: campaign_source; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaign_source (
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: campaign_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaign_version (
    slug text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    published_at bigint NOT NULL,
    account_id bigint,
    published_by text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    parts text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: chore; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.chore (
    name text NOT NULL COLLATE pg_catalog."C",
    day text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL
);


--
-- Name: code_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.code_attempt (
    address bytea NOT NULL,
    day text NOT NULL COLLATE pg_catalog."C",
    attempts bigint NOT NULL
);


--
-- Name: day_start; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.day_start (
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    day text NOT NULL COLLATE pg_catalog."C",
    supporters bigint NOT NULL
);


--
-- Name: deadline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deadline (
    letter_id bigint NOT NULL,
    at bigint NOT NULL
);


--
-- Name: delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delivery (
    letter_id bigint NOT NULL,
    channel text NOT NULL COLLATE pg_catalog."C",
    campaign text NOT NULL COLLATE pg_catalog."C",
    target text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    attempts bigint NOT NULL,
    queued_at bigint NOT NULL,
    due_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    worker text COLLATE pg_catalog."C",
    reply_code bigint,
    reply_text text COLLATE pg_catalog."C",
    seat text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    digest bigint
);


--
-- Name: desk_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.desk_session (
    id bigint NOT NULL,
    secret bytea NOT NULL,
    account_id bigint NOT NULL,
    device text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    used_at bigint NOT NULL,
    proved_at bigint NOT NULL,
    has_second bigint DEFAULT 0 NOT NULL
);


--
-- Name: division; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.division (
    legislature text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    names text NOT NULL COLLATE pg_catalog."C",
    ocd text COLLATE pg_catalog."C"
);


--
-- Name: draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.draft (
    slug text NOT NULL COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    readable_from bigint NOT NULL,
    made_from bigint NOT NULL,
    created_at bigint NOT NULL,
    saved_at bigint NOT NULL,
    account_id bigint
);


--
-- Name: draft_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.draft_file (
    slug text NOT NULL COLLATE pg_catalog."C",
    path text NOT NULL COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    content bytea,
    saved_at bigint NOT NULL,
    account_id bigint,
    form text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: draft_form; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.draft_form (
    slug text NOT NULL COLLATE pg_catalog."C",
    form text NOT NULL COLLATE pg_catalog."C",
    account_id bigint NOT NULL,
    revision bigint NOT NULL,
    number bigint NOT NULL,
    fields bytea NOT NULL,
    sent_at bigint NOT NULL
);


--
-- Name: figure; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.figure (
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    dimension text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    count bigint NOT NULL
);


--
-- Name: figure_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.figure_change (
    id bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    dimension text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    delta bigint NOT NULL
);


--
-- Name: figure_change_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.figure_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.figure_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: half_sign_in; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.half_sign_in (
    browser bytea NOT NULL,
    account_id bigint NOT NULL,
    invitation_id bigint,
    begun_at bigint NOT NULL
);


--
-- Name: invitation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invitation (
    id bigint NOT NULL,
    address bytea NOT NULL,
    email text NOT NULL COLLATE pg_catalog."C",
    campaign text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    languages text NOT NULL COLLATE pg_catalog."C",
    secret bytea,
    sender_id bigint,
    sender text COLLATE pg_catalog."C",
    sent_at bigint NOT NULL
);


--
-- Name: legislature; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.legislature (
    key text NOT NULL COLLATE pg_catalog."C",
    country text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    post text NOT NULL COLLATE pg_catalog."C",
    dissolved_until text COLLATE pg_catalog."C",
    version bigint NOT NULL
);


--
-- Name: letter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter (
    id bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    campaign_version bigint NOT NULL,
    step text NOT NULL COLLATE pg_catalog."C",
    target text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    language text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    country text NOT NULL COLLATE pg_catalog."C",
    postcode text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    writer text NOT NULL COLLATE pg_catalog."C",
    words text NOT NULL COLLATE pg_catalog."C",
    own_only bigint NOT NULL,
    leave_out text NOT NULL COLLATE pg_catalog."C",
    updates bigint NOT NULL,
    consent text NOT NULL COLLATE pg_catalog."C",
    browser bytea NOT NULL,
    proved bigint NOT NULL,
    stage text NOT NULL COLLATE pg_catalog."C",
    standing text COLLATE pg_catalog."C",
    written_at bigint NOT NULL,
    confirmed_at bigint,
    dropped_at bigint,
    erased_at bigint,
    code bytea,
    code_attempts bigint DEFAULT 0 NOT NULL,
    resends bigint DEFAULT 0 NOT NULL,
    disowned_by bytea,
    octets bigint DEFAULT 0 NOT NULL,
    has_words bigint DEFAULT 0 NOT NULL,
    has_email bigint DEFAULT 1 NOT NULL,
    source text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: letter_detail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter_detail (
    letter_id bigint NOT NULL,
    needs_help bigint NOT NULL,
    did text NOT NULL COLLATE pg_catalog."C",
    place_house text COLLATE pg_catalog."C",
    place_division text COLLATE pg_catalog."C",
    place_name text COLLATE pg_catalog."C",
    seat_house text COLLATE pg_catalog."C",
    seat_division text COLLATE pg_catalog."C",
    seat_name text COLLATE pg_catalog."C",
    member_name text COLLATE pg_catalog."C",
    member_honorific text COLLATE pg_catalog."C",
    member_gender text COLLATE pg_catalog."C",
    member_email text COLLATE pg_catalog."C"
);


--
-- Name: letter_words; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter_words (
    letter_id bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    standing text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    decided_at bigint,
    reason text NOT NULL COLLATE pg_catalog."C",
    searched bigint NOT NULL
);


--
-- Name: letter_words_behind; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter_words_behind (
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    after_letter bigint NOT NULL
);


--
-- Name: letter_words_forgotten; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter_words_forgotten (
    day text NOT NULL COLLATE pg_catalog."C",
    is_done bigint NOT NULL
);


--
-- Name: letter_words_search; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter_words_search (
    rowid bigint NOT NULL,
    terms tsvector NOT NULL
);


--
-- Name: mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail (
    id bigint NOT NULL,
    letter_id bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    due_at bigint NOT NULL,
    queued_at bigint NOT NULL,
    attempts bigint DEFAULT 0 NOT NULL,
    worker text COLLATE pg_catalog."C",
    secret bytea,
    reply_code bigint,
    reply_text text COLLATE pg_catalog."C",
    recipient text COLLATE pg_catalog."C",
    language text COLLATE pg_catalog."C",
    arguments text COLLATE pg_catalog."C"
);


--
-- Name: mail_hold; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_hold (
    rehearsal bigint NOT NULL,
    relay text NOT NULL COLLATE pg_catalog."C",
    sender text NOT NULL COLLATE pg_catalog."C",
    since bigint NOT NULL,
    probe_at bigint NOT NULL,
    probes bigint NOT NULL,
    turned_back bigint NOT NULL,
    is_run bigint NOT NULL,
    reply_code bigint NOT NULL,
    reply_text text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: mail_server; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_server (
    id bigint NOT NULL,
    revision bigint NOT NULL,
    is_on bigint NOT NULL,
    host text NOT NULL COLLATE pg_catalog."C",
    port bigint NOT NULL,
    login text NOT NULL COLLATE pg_catalog."C",
    password bytea NOT NULL,
    sender text NOT NULL COLLATE pg_catalog."C",
    site text NOT NULL COLLATE pg_catalog."C",
    changed_at bigint NOT NULL,
    changed_by text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT mail_server_id_check CHECK ((id = 1))
);


--
-- Name: mail_slowdown; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_slowdown (
    rehearsal bigint NOT NULL,
    relay text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    until bigint NOT NULL,
    pause bigint NOT NULL,
    has_gone bigint NOT NULL,
    reply_code bigint NOT NULL,
    reply_text text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: mail_stop; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_stop (
    rehearsal bigint NOT NULL,
    since bigint NOT NULL,
    stopped_by text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: mailed_today; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mailed_today (
    address bytea NOT NULL,
    day text NOT NULL COLLATE pg_catalog."C",
    mails bigint NOT NULL
);


--
-- Name: membership; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.membership (
    account_id bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    languages text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: mute; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mute (
    campaign text NOT NULL COLLATE pg_catalog."C",
    address bytea NOT NULL,
    until bigint NOT NULL
);


--
-- Name: news; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.news (
    id bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    revision bigint NOT NULL,
    texts text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    saved_at bigint NOT NULL,
    saved_by text NOT NULL COLLATE pg_catalog."C",
    tested bigint,
    started_at bigint,
    recipients bigint DEFAULT 0 NOT NULL,
    queued bigint DEFAULT 0 NOT NULL,
    accepted bigint DEFAULT 0 NOT NULL,
    refused bigint DEFAULT 0 NOT NULL,
    other bigint DEFAULT 0 NOT NULL,
    after_id bigint DEFAULT 0 NOT NULL,
    last_at bigint
);


--
-- Name: news_address; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.news_address (
    id bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    address bytea NOT NULL,
    email text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL COLLATE pg_catalog."C",
    consent text NOT NULL COLLATE pg_catalog."C",
    since bigint NOT NULL
);


--
-- Name: numbering; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.numbering (
    name text NOT NULL COLLATE pg_catalog."C",
    last bigint NOT NULL
);


--
-- Name: pace; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pace (
    destination text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    next_at bigint NOT NULL,
    last_campaign text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    digest text COLLATE pg_catalog."C"
);


--
-- Name: passed_answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.passed_answer (
    id bigint NOT NULL,
    letter_id bigint NOT NULL,
    side text NOT NULL COLLATE pg_catalog."C",
    received_id bigint NOT NULL,
    sender text NOT NULL COLLATE pg_catalog."C",
    recipient text NOT NULL COLLATE pg_catalog."C",
    origin text COLLATE pg_catalog."C",
    words bytea,
    at bigint NOT NULL
);


--
-- Name: person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.person (
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    target text NOT NULL COLLATE pg_catalog."C",
    address bytea NOT NULL,
    name bytea NOT NULL,
    postcode bytea NOT NULL,
    letter_id bigint NOT NULL
);


--
-- Name: place_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.place_change (
    id bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    area text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    delta bigint NOT NULL
);


--
-- Name: place_change_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.place_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.place_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: place_count; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.place_count (
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    area text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    count bigint NOT NULL
);


--
-- Name: place_hour; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.place_hour (
    campaign text NOT NULL COLLATE pg_catalog."C",
    hour bigint NOT NULL,
    counted text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: place_table; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.place_table (
    legislature text NOT NULL COLLATE pg_catalog."C",
    part text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    licence text NOT NULL COLLATE pg_catalog."C",
    dated text NOT NULL COLLATE pg_catalog."C",
    imported_at bigint NOT NULL,
    digest text NOT NULL COLLATE pg_catalog."C",
    content bytea NOT NULL
);


--
-- Name: planned_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.planned_version (
    slug text NOT NULL COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    over bigint NOT NULL,
    due_at bigint NOT NULL,
    account_id bigint NOT NULL,
    planned_by text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    confirming text NOT NULL COLLATE pg_catalog."C",
    dropping text NOT NULL COLLATE pg_catalog."C",
    failed_at bigint,
    failure text COLLATE pg_catalog."C"
);


--
-- Name: postponed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.postponed (
    address bytea NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    mail_id bigint NOT NULL,
    day text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: proof; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.proof (
    id bigint NOT NULL,
    secret bytea NOT NULL,
    letter_id bigint NOT NULL,
    expires_at bigint NOT NULL
);


--
-- Name: reading_source; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reading_source (
    slug text NOT NULL COLLATE pg_catalog."C",
    letter text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL COLLATE pg_catalog."C",
    reading bytea NOT NULL,
    source bytea NOT NULL
);


--
-- Name: received_mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.received_mail (
    id bigint NOT NULL,
    letter_id bigint,
    kind text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    attempt bigint NOT NULL,
    why text NOT NULL COLLATE pg_catalog."C",
    reply_code bigint NOT NULL,
    reply_text text NOT NULL COLLATE pg_catalog."C",
    received_at bigint NOT NULL,
    octets bigint NOT NULL,
    digest bytea NOT NULL,
    content bytea NOT NULL,
    forward_at bigint,
    forwarded_at bigint
);


--
-- Name: recovery_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.recovery_code (
    account_id bigint NOT NULL,
    hash bytea NOT NULL
);


--
-- Name: refusal_run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.refusal_run (
    rehearsal bigint NOT NULL,
    relay text NOT NULL COLLATE pg_catalog."C",
    sender text NOT NULL COLLATE pg_catalog."C",
    id bigint NOT NULL,
    recipient bytea NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: refused_letter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.refused_letter (
    letter_id bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    target text NOT NULL COLLATE pg_catalog."C",
    seat text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    left_at bigint NOT NULL,
    at bigint NOT NULL
);


--
-- Name: representative; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.representative (
    legislature text NOT NULL COLLATE pg_catalog."C",
    division text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    honorific text COLLATE pg_catalog."C",
    gender text NOT NULL COLLATE pg_catalog."C",
    party text COLLATE pg_catalog."C",
    email text COLLATE pg_catalog."C",
    form text COLLATE pg_catalog."C",
    form_limit bigint,
    post text NOT NULL COLLATE pg_catalog."C",
    since text COLLATE pg_catalog."C",
    until text COLLATE pg_catalog."C",
    vacant bigint NOT NULL
);


--
-- Name: schema_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_version (
    version bigint NOT NULL
);


--
-- Name: second_demand; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.second_demand (
    id bigint NOT NULL,
    since bigint NOT NULL
);


--
-- Name: second_factor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.second_factor (
    account_id bigint NOT NULL,
    secret bytea NOT NULL,
    begun_at bigint NOT NULL,
    active_at bigint,
    last_step bigint NOT NULL,
    failures bigint NOT NULL,
    waits_until bigint NOT NULL,
    session_id bigint NOT NULL
);


--
-- Name: secret; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.secret (
    name text NOT NULL COLLATE pg_catalog."C",
    value bytea NOT NULL
);


--
-- Name: sign_in; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in (
    id bigint NOT NULL,
    account_id bigint,
    address bytea NOT NULL,
    browser bytea NOT NULL,
    attempts bigint NOT NULL,
    asked_at bigint NOT NULL,
    used_at bigint
);


--
-- Name: site_identity; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.site_identity (
    id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    contact text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT site_identity_id_check CHECK ((id = 1))
);


--
-- Name: spending; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.spending (
    network bytea NOT NULL,
    spent bigint NOT NULL,
    at bigint NOT NULL
);


--
-- Name: suspended_address; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.suspended_address (
    address text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    since bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    target text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: switch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.switch (
    scope text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    since bigint NOT NULL,
    off_at bigint,
    account_id bigint,
    turned_by text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    told text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: taken_mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.taken_mail (
    digest bytea NOT NULL,
    taken_at bigint NOT NULL
);


--
-- Name: tally; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tally (
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    target text NOT NULL COLLATE pg_catalog."C",
    measure text NOT NULL COLLATE pg_catalog."C",
    count bigint NOT NULL
);


--
-- Name: tally_base; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tally_base (
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    target text NOT NULL COLLATE pg_catalog."C",
    measure text NOT NULL COLLATE pg_catalog."C",
    count bigint NOT NULL
);


--
-- Name: tally_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tally_change (
    id bigint NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    rehearsal bigint NOT NULL,
    target text NOT NULL COLLATE pg_catalog."C",
    measure text NOT NULL COLLATE pg_catalog."C",
    delta bigint NOT NULL
);


--
-- Name: tally_change_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.tally_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.tally_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: test_letter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.test_letter (
    mail_id bigint NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    account_id bigint NOT NULL,
    revision bigint NOT NULL,
    asked_at bigint NOT NULL
);


--
-- Name: words_policy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.words_policy (
    campaign text NOT NULL COLLATE pg_catalog."C",
    policy text NOT NULL COLLATE pg_catalog."C"
);


--
-- Data for Name: account; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: address_bounce; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.address_bounce VALUES ('ministre@interieur.example', 0, 3766077188015653120, 1795805544411);


--
-- Data for Name: attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempt VALUES (3766077185901723904, 'email', 1795805543352, 'claimed → sending', NULL, NULL);
INSERT INTO public.attempt VALUES (3766077185901723904, 'email', 1795805543370, 'answered → accepted', 250, '2.0.0 taken over');
INSERT INTO public.attempt VALUES (3766077187080323328, 'email', 1795805543886, 'claimed → sending', NULL, NULL);
INSERT INTO public.attempt VALUES (3766077187080323328, 'email', 1795805543893, 'answered → deferred', 450, '4.2.0 greylisted');
INSERT INTO public.attempt VALUES (3766077188015653120, 'email', 1795805544401, 'claimed → sending', NULL, NULL);
INSERT INTO public.attempt VALUES (3766077188015653120, 'email', 1795805544411, 'answered → refused', 550, '5.1.1 no such');
INSERT INTO public.attempt VALUES (3766077189158600960, 'email', 1795805544920, 'claimed → sending', NULL, NULL);
INSERT INTO public.attempt VALUES (3766077189158600960, 'email', 1795805544928, 'answered → in_doubt', 0, 'The server closed the connection (the answer to the text).');


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit VALUES (1, 1795805542449, 'command_line', 'root', 'campaign_imported', 'calais', 'calais', 'version 1', NULL);


--
-- Data for Name: campaign; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaign VALUES ('calais', 1, 1795805542449, 0, 1795805542449);


--
-- Data for Name: campaign_file; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaign_file VALUES ('calais', 1, 'letters/prefect.fr.md', '\x2d2d2d0a7375626a6563743a20224c657320656e66616e7473207365756c732064752063616d702064652043616c616973220a70726f6d7074733a0a20202d202251756520736176657a2d766f75732064652043616c616973c2a03a2079206176657a2d766f7573206465206c612066616d696c6c652c2064657320616d69732c2079206176657a2d766f7573207472617661696c6cc3a9206f7520616964c3a9e280af3f220a2d2d2d0a446570756973206c65206c756e6469203234206f63746f6272652c20766f7320736572766963657320c3a976616375656e74206c652063616d702064652043616c6169732e204a6520766f757320c3a96372697320706f7572206c657320656e66616e7473207175692079207669766169656e742073616e73206c6575727320706172656e74732c20657420717565206ce280996f6e206e6520646f69742070617320706572647265206465207675652064616e73206365747465206f70c3a9726174696f6e2e0a0a446573206173736f63696174696f6e73207369676e616c656e74207175652064657320656e66616e7473206f6e742074726f7576c3a920706f72746520636c6f736520617520677569636865742064e28099656e72656769737472656d656e742c20717565206365727461696e73206f6e7420646f726d69207072c3a8732064e28099616272697320656e20666c616d6d65732c206574207175652064e2809961757472657320736f6e742070617274697320656e206361722073616e73207175e280996f6e206c6575722061697420646974206fc3b920696c7320616c6c6169656e742e0a0a4a6520766f75732064656d616e646520646520666169726520726f7576726972206ce28099656e72656769737472656d656e7420706f757220746f757320636575782071756920736520646973656e74206d696e65757273e280af3b2064e280996f75767269722064c3a87320636520736f697220756e206c69657520636861756666c3a9206574207375727665696c6cc3a920706f7572206365757820717569206ee28099656e206f6e7420706173e280af3b206574206465206e65206c6169737365722070617274697220617563756e20656e66616e742073616e73207175e28099696c207361636865206fc3b920696c2076612c2064616e7320756e65206c616e677565207175e28099696c20636f6d7072656e642c2065742073616e7320717565206ce280996173736f63696174696f6e20717569206c65207375697420656e20736f697420617665727469652e0a0a7b6f776e5f776f7264737d0a0a7b7772697465722c2073656c6563742c2066656d696e696e65207b417474656e746976657d206d617363756c696e65207b417474656e7469667d206f74686572207b417474656e746966c2b776657d7d20617520736f72742064652063686163756e2064e280996575782c206a6520766f75732072656d65726369652064652063652071756520766f757320666572657a2c206574206a6520766f757320707269652064e28099616772c3a965722c204d6164616d65206c61205072c3a966c3a874652c206ce2809965787072657373696f6e206465206d6120636f6e736964c3a9726174696f6e2064697374696e6775c3a9652e0a');
INSERT INTO public.campaign_file VALUES ('calais', 1, 'page.en.md', '\x2d2d2d0a7469746c653a202241736b204672616e636520746f206b65657020746865206368696c6472656e206f662043616c6169732073616665220a73756d6d6172793a20225468652063616d70206973206265696e6720636c65617265642c20616e64206368696c6472656e2077686f206c6976656420746865726520616c6f6e652068617665206e6f7768657265207361666520746f20736c6565702e20577269746520746f20746865206d696e69737465722077686f2063616e206368616e676520746861742c20696e204672656e63682c20696e2061626f757420666f7572206d696e757465732e220a2d2d2d0a4f6e204d6f6e646179203234204f63746f62657220706f6c69636520616e642062756c6c646f7a657273206d6f76656420696e20746f20636c656172207468652063616d702061742043616c6169732e20496e2074686520636f6e667573696f6e2c20766f6c756e746565727320617265206c6f6f6b696e6720666f7220746865206368696c6472656e2077686f206d6179206c617766756c6c7920636f6d6520746f204272697461696e3a2074686f7365207769746820636c6f73652066616d696c7920686572652c20616e642074686f73652077686f6d205061726c69616d656e742061677265656420746f2074616b6520696e207468697320737072696e672c206265636175736520746865792061726520616c6f6e652c20756e646572205b74686520616d656e646d656e742074686174204c6f7264204475627320636172726965645d2868747470733a2f2f7777772e6c656769736c6174696f6e2e676f762e756b2f756b7067612f323031362f31392f73656374696f6e2f3637292e0a0a41206368696c642068617320746f206265207265676973746572656420627920746865204672656e636820617574686f726974696573206265666f726520616e797468696e6720656c73652063616e2068617070656e2e20416761696e20616e6420616761696e20697420686173206e6f74206265656e20646f6e652e20536f6d65206368696c6472656e2068617665206265656e20707574206f6e20636f616368657320746f20746f776e732077686f7365206e616d6573206e6f626f64792068616420746f6c64207468656d2c20617761792066726f6d207468652070656f706c652077686f206b6e6577207468656d2e204f7468657273206861766520736c65707420696e2077686174206973206c656674206f66207468652063616d702c20626573696465207368656c7465727320746861742077657265207374696c6c206275726e696e672e0a0a2323205768617420746865204d696e69737465722063616e20646f0a0a4f6e6520696e737472756374696f6e20746f2068697320736572766963657320776f756c6420626520656e6f7567683a0a0a2d207265676973746572206576657279206368696c64206e6f772c20616e642074656c6c20656163682c20696e2061206c616e6775616765207468657920756e6465727374616e642c20776861742077696c6c2068617070656e206e6578743b0a2d206b656570207468656d20746f6765746865722c20696e646f6f727320616e6420696e2043616c6169732c20756e74696c20736f6d65626f64792068617320646563696465642061626f7574207468656d3b0a2d206c657420746865206f7267616e69736174696f6e732074686174206b6e6f77207468657365206368696c6472656e20737461792077697468207468656d2e0a0a42726974697368206f6666696369616c732061726520696e2043616c6169732c20616e64206f757220676f7665726e6d656e7420736179732069742063616e20646f206e6f206d6f726520776974686f7574207468652061677265656d656e74206f66204672616e63652e20536f20746865204d696e69737465722073686f756c6420686561722c20636f757274656f75736c7920616e642066726f6d206d616e792070656f706c652c2074686174207468657365206368696c6472656e206172652065787065637465642e0a0a23232041206368696c6420696e2064616e67657220746f6461790a0a446f206e6f74207761697420666f722061206c65747465722e20496e204672616e63652063616c6c202a2a3131392a2a2c2066726565206f66206368617267652c2064617920616e64206e696768743b20616e79776865726520696e204575726f70652c202a2a3131322a2a2e0a');
INSERT INTO public.campaign_file VALUES ('calais', 1, 'letters/prefect.en.md', '\x2d2d2d0a7375626a6563743a2022546865206368696c6472656e20616c6f6e6520696e207468652043616c6169732063616d70220a70726f6d7074733a0a20202d20225768617420646f20796f75206b6e6f77206f662043616c6169733a206861766520796f752066616d696c79206f7220667269656e64732074686572652c206861766520796f7520776f726b6564206f722068656c7065642074686572653f220a2d2d2d0a53696e6365204d6f6e646179203234204f63746f62657220796f75722073657276696365732068617665206265656e20636c656172696e67207468652043616c6169732063616d702e204920616d2077726974696e67206f6e20626568616c66206f6620746865206368696c6472656e2077686f206c6976656420746865726520776974686f757420746865697220706172656e74732c20616e642077686f206d757374206e6f74206265206c6f73742066726f6d20736967687420696e2074686973206f7065726174696f6e2e0a0a4f7267616e69736174696f6e73207265706f72742074686174206368696c6472656e206861766520666f756e642074686520726567697374726174696f6e206465736b20636c6f7365642c207468617420736f6d65206861766520736c65707420636c6f736520746f206275726e696e67207368656c746572732c20616e642074686174206f7468657273206c65667420627920636f61636820776974686f757420686176696e67206265656e20746f6c642077686572652074686579207765726520676f696e672e0a0a492061736b20796f7520746f206861766520726567697374726174696f6e206f70656e656420616761696e20666f7220616c6c2077686f20736179207468617420746865792061726520756e646572206167653b20746f206f70656e2c2066726f6d20746f6e696768742c206120706c61636520746861742069732068656174656420616e642077617463686564206f76657220666f722074686f73652077686f2068617665206e6f6e653b20616e6420746f206c6574206e6f206368696c64206c6561766520776974686f7574206b6e6f77696e672c20696e2061206c616e6775616765207468657920756e6465727374616e642c20776865726520746865792061726520676f696e672c20616e6420776974686f757420746865206f7267616e69736174696f6e207468617420737570706f727473207468656d206265696e6720746f6c642e0a0a7b6f776e5f776f7264737d0a0a4d696e6466756c206f662077686174206265636f6d6573206f662065616368206f66207468656d2c2049207468616e6b20796f7520666f72207768617420796f752077696c6c20646f2c20616e642061736b20796f7520746f206163636570742c20507265666563742c207468652065787072657373696f6e206f66206d79206869676865737420636f6e73696465726174696f6e2e0a');
INSERT INTO public.campaign_file VALUES ('calais', 1, 'letters/mp.en.md', '\x2d2d2d0a7375626a6563743a2022546865206368696c6472656e206c65667420696e2043616c61697320287b706c6163657d29220a70726f6d7074733a0a20202d2022536179207468617420796f75206c69766520696e2074686520636f6e7374697475656e63792c20616e64207468617420796f752068617665207772697474656e20746f20746865204672656e6368204d696e6973746572206f662074686520496e746572696f722e220a20202d202257687920646f6573206974206d617474657220746f20796f752c20616e6420746f2074686520706c61636520776865726520796f75206c6976653f220a20202d20225768617420776f756c6420796f75206c696b6520796f7572204d5020746f20646f3a2061736b2074686520486f6d652053656372657461727920686f77206d616e79206368696c6472656e2077696c6c20636f6d6520756e64657220746865204475627320616d656e646d656e742c20616e64206279207768656e3f220a2d2d2d0a49206c69766520696e207b706c6163657d20616e6420616d2077726974696e672061626f757420746865206368696c6472656e2077686f207765726520616c6f6e6520696e207468652043616c6169732063616d70207768656e2069747320636c656172616e636520626567616e206f6e204d6f6e646179203234204f63746f62657220323031362e207b6469647d0a0a536f6d65206f66207468656d20686176652066616d696c7920696e204272697461696e2e204f746865727320636f6d6520756e6465722074686520616d656e646d656e742074686174204c6f726420447562732063617272696564207468697320737072696e672e204d616e7920636f756c64206e6f7420626520726567697374657265642c20616e6420736f6d652068617665207370656e74206e696768747320696e20746865206f70656e2073696e63652e0a0a7b6f776e5f776f7264737d0a0a576f756c6420796f752061736b2074686520486f6d652053656372657461727920686f77206d616e79206f66207468657365206368696c6472656e2077696c6c20636f6d6520746f204272697461696e2c20616e64206279207768656e2c20616e6420776861742042726974697368206f6666696369616c7320696e2043616c6169732061726520646f696e6720746f6e6967687420666f722074686f73652077686f2068617665206e6f776865726520746f20736c6565703f20492073686f756c6420626520677261746566756c20746f20686561722068657220616e737765722e0a0a596f7572732073696e636572656c792c0a');
INSERT INTO public.campaign_file VALUES ('calais', 1, 'page.fr.md', '\x2d2d2d0a7469746c653a202244656d616e646f6e7320c3a0206c61204672616e63652064652070726f74c3a9676572206c657320656e66616e74732064652043616c616973220a73756d6d6172793a20224f6e20c3a97661637565206c652063616d702c2065742064657320656e66616e7473207175692079207669766169656e74207365756c73206ee280996f6e7420706c75732064e28099656e64726f69742073c3bb72206fc3b920646f726d69722e20c38963726976657a206175206d696e697374726520717569207065757420792072656dc3a964696572e280af3b20717561747265206d696e7574657320737566666973656e742e220a2d2d2d0a4c65206c756e6469203234206f63746f6272652c20706f6c6963696572732065742062756c6c646f7a65727320736f6e7420656e7472c3a9732064616e73206c652063616d702064652043616c61697320706f7572206c652076696465722e2044616e73206c6120636f6e667573696f6e2c206465732062c3a96ec3a9766f6c657320636865726368656e74206c657320656e66616e7473207175692070657576656e74206cc3a967616c656d656e742072656a6f696e647265206c61204772616e64652d4272657461676e65c2a03a2063657578207175692079206f6e74206465206c612066616d696c6c652070726f6368652c206574206365757820717565206c65205061726c656d656e742062726974616e6e69717565206120616363657074c3a92064e280996163637565696c6c6972206365207072696e74656d70732c207061726365207175e28099696c7320736f6e74207365756c732c206772c3a2636520c3a0205b6ce28099616d656e64656d656e74206465206c6f726420447562735d2868747470733a2f2f7777772e6c656769736c6174696f6e2e676f762e756b2f756b7067612f323031362f31392f73656374696f6e2f3637292e0a0a5269656e206e6520706575742073652066616972652074616e7420717565206c6573206175746f726974c3a973206672616ec3a76169736573206ee280996f6e742070617320656e72656769737472c3a920756e20656e66616e742e2054726f7020736f7576656e742c20656c6c6573206e65206ce280996f6e742070617320666169742e204365727461696e7320736f6e742070617274697320656e206361722076657273206465732076696c6c657320646f6e7420706572736f6e6e65206e65206c65757220617661697420646974206c65206e6f6d2c206c6f696e206465206365757820717569206c657320636f6e6e616973736169656e742e2044e28099617574726573206f6e7420646f726d692064616e73206365207175692072657374652064752063616d702c20c3a02063c3b474c3a92064e28099616272697320717569206272c3bb6c6169656e7420656e636f72652e0a0a2323204365207175652070657574206c65206d696e69737472650a0a556e6520696e737472756374696f6e20c3a02073657320736572766963657320737566666972616974c2a03a0a0a2d20656e7265676973747265722063686171756520656e66616e742064c3a873206d61696e74656e616e742c206574206c756920646972652c2064616e7320756e65206c616e677565207175e28099696c20636f6d7072656e642c20636520717569206ce28099617474656e64e280af3b0a2d206c65732067617264657220656e73656d626c652c20736f757320756e20746f697420657420c3a02043616c6169732c206a75737175e28099c3a020636520717565206c65757220736f727420736f69742064c3a9636964c3a9e280af3b0a2d206c6169737365722061757072c3a8732064e28099657578206c6573206173736f63696174696f6e7320717569206c657320636f6e6e61697373656e742e0a0a44657320666f6e6374696f6e6e61697265732062726974616e6e697175657320736f6e7420c3a02043616c6169732c206574204c6f6e6472657320646974206e65207269656e20706f75766f697220666169726520646520706c75732073616e73206ce280996163636f7264206465206c61204672616e63652e20496c206661757420646f6e63207175652062656175636f75702064e28099656e747265206e6f7573206c6520646973656e74206175206d696e69737472652c206176656320636f7572746f69736965c2a03a2063657320656e66616e747320736f6e7420617474656e6475732e0a0a232320556e20656e66616e7420656e2064616e6765722061756a6f757264e280996875690a0a4ee28099617474656e64657a2070617320756e65206c65747472652e20456e204672616e63652c20617070656c657a206c65202a2a3131392a2a2c20677261747569742c206a6f7572206574206e756974e280af3b20706172746f757420656e204575726f70652c206c65202a2a3131322a2a2e0a');
INSERT INTO public.campaign_file VALUES ('calais', 1, 'letters/mp.fr.md', '\x2d2d2d0a7375626a6563743a20224c657320656e66616e74732072657374c3a97320c3a02043616c61697320287b706c6163657d29220a70726f6d7074733a0a20202d202244697465732071756520766f7573206861626974657a206c6120636972636f6e736372697074696f6e2c2065742071756520766f7573206176657a20c3a963726974206175206d696e6973747265206672616ec3a7616973206465206ce28099496e74c3a972696575722e220a20202d2022506f757271756f692063656c6120636f6d7074652d742d696c20706f757220766f75732c20657420706f7572206ce28099656e64726f6974206fc3b920766f757320766976657ae280af3f220a20202d20225175652064656d616e64657a2d766f757320c3a020766f747265207061726c656d656e7461697265c2a03a2064e28099696e746572726f676572206c61206d696e69737472652062726974616e6e69717565206465206ce28099496e74c3a9726965757220737572206c65206e6f6d6272652064e28099656e66616e7473206163637565696c6c6973206175207469747265206465206ce28099616d656e64656d656e7420447562732c2065742064616e73207175656c2064c3a96c6169e280af3f220a2d2d2d0a4ae28099686162697465207b706c6163657d206574206a6520766f757320c3a9637269732061752073756a65742064657320656e66616e7473207175692073652074726f75766169656e74207365756c732064616e73206c652063616d702064652043616c616973206c6f727371756520736f6e20c3a9766163756174696f6e206120636f6d6d656e63c3a92c206c65206c756e6469203234206f63746f62726520323031362e207b6469647d0a0a4365727461696e73206f6e74206465206c612066616d696c6c6520656e204772616e64652d4272657461676e652e2044e280996175747265732072656cc3a876656e74206465206ce28099616d656e64656d656e7420717565206c6f72642044756273206120666169742061646f70746572206175207072696e74656d70732e2042656175636f7570206ee280996f6e742070617320707520c3aa74726520656e72656769737472c3a9732c206574207175656c717565732d756e73206f6e74206465707569732070617373c3a920646573206e75697473206465686f72732e0a0a7b6f776e5f776f7264737d0a0a566f75647269657a2d766f75732064656d616e64657220c3a0206c61206d696e6973747265206465206ce28099496e74c3a9726965757220636f6d6269656e2064652063657320656e66616e7473207669656e64726f6e7420656e204772616e64652d4272657461676e652c2065742064616e73207175656c2064c3a96c61692c2065742063652071756520666f6e7420636520736f6972206c657320666f6e6374696f6e6e61697265732062726974616e6e697175657320c3a02043616c61697320706f7572206365757820717569206ee280996f6e74206e756c6c652070617274206fc3b920646f726d6972e280af3f204a6520766f75732073617572616973206772c3a9206465206d65207472616e736d65747472652073612072c3a9706f6e73652e0a0a566575696c6c657a20616772c3a96572206ce2809965787072657373696f6e206465206d65732073656e74696d656e74732064697374696e6775c3a9732e0a');
INSERT INTO public.campaign_file VALUES ('calais', 1, 'letters/minister.en.md', '\x2d2d2d0a7375626a6563743a20224272696e67696e6720746865206368696c6472656e206f662043616c61697320746f2073616665747920287b6e616d657d29220a70726f6d7074733a0a20202d202257686174207469657320796f7520746f207468657365206368696c6472656e3a20736f6d65626f647920796f75206d65742c2074686520776f726b20796f7520646f2c20796f7572206f776e2066616d696c79e2809973206a6f75726e65793f220a20202d20225768617420776f756c6420796f757220746f776e2c20796f7572207363686f6f6c206f7220796f75722067726f757020646f20746f2074616b6520736f6d65206f66207468656d20696e3f220a2d2d2d0a4920616d2077726974696e6720746f20796f752c206173206120636974697a656e2c2061626f757420746865206368696c6472656e2077686f2077657265206c6976696e6720616c6f6e6520696e207468652043616c6169732063616d70207768656e2069747320636c656172616e636520626567616e206f6e204d6f6e646179203234204f63746f62657220323031362e0a0a4d616e79206f66207468656d20686176652061207269676874207468617420746865792063616e20636c61696d2e20536f6d65206861766520612062726f746865722c20616e2061756e74206f72206120706172656e7420696e2074686520556e69746564204b696e67646f6d2c20616e6420746865204475626c696e20526567756c6174696f6e20616c6c6f7773207468656d20746f206a6f696e207468656d2074686572652e204f74686572732063616e20626520726563656976656420746865726520756e6465722074686520616d656e646d656e742074686174204c6f726420447562732063617272696564207468697320737072696e672e204275742066697273742074686579206861766520746f20626520726567697374657265642c20616e6420736f6d65626f64792068617320746f206b6e6f772077686572652074686579206172652e0a0a59657420746865206f7267616e69736174696f6e73206f6e207468652067726f756e64207265706f72742074686174206368696c6472656e2068617665206e6f74206265656e2061626c6520746f2072656769737465723b207468617420736f6d652068617665207370656e7420746865206e69676874206f7574736964652c20616d6f6e67206275726e74207368656c746572733b2074686174206f746865727320626f617264656420636f616368657320776974686f7574206b6e6f77696e672077686572652074686579207765726520676f696e672c20617761792066726f6d2074686520766f6c756e74656572732077686f207765726520737570706f7274696e67207468656d20616e642077686f2068617665206c6f737420747261636b206f66207468656d2e20546865204272697469736820476f7665726e6d656e742c20666f722069747320706172742c207361797320746861742069742063616e6e6f742061637420776974686f7574207468652061677265656d656e74206f66204672616e63652e0a0a7b6f776e5f776f7264737d0a0a492061736b20796f7520666f72207468726565207468696e67733a2074686174206576657279206368696c64206265207265676973746572656420776974686f75742064656c61793b207468617420616c6c20626520686f7573656420736f6d65776865726520736166652c20696e2043616c61697320697473656c662c207768696c65207468656972206170706c69636174696f6e206973206578616d696e65643b20616e64207468617420746865206f7267616e69736174696f6e732074686174206b6e6f77207468656d2c204672656e636820616e6420427269746973682c2062652061626c6520746f20737461792077697468207468656d2e0a0a497420697320666f72204672616e636520746f20636f6e647563742074686973206f7065726174696f6e2c20616e642049207265737065637420746861742e20427574207468657365206368696c6472656e206172652065787065637465642c20616e64204920616d2072656164792c206c696b65206d616e79206f74686572732c20746f20646f206d79207061727420746f2077656c636f6d65207468656d2e0a0a506c65617365206163636570742c204d696e69737465722c20746865206173737572616e6365206f66206d792068696768207265676172642e0a');
INSERT INTO public.campaign_file VALUES ('calais', 1, 'letters/minister.fr.md', '\x2d2d2d0a7375626a6563743a20224d657474726520c3a0206ce2809961627269206c657320656e66616e74732064652043616c61697320287b6e616d657d29220a70726f6d7074733a0a20202d20225175e280996573742d63652071756920766f7573206c696520c3a02063657320656e66616e7473c2a03a20756e652072656e636f6e7472652c20766f747265206dc3a9746965722c206ce28099686973746f69726520646520766f7472652066616d696c6c65e280af3f220a20202d20225175652066657261697420766f74726520636f6d6d756e652c20766f74726520c3a9636f6c65206f7520766f747265206173736f63696174696f6e20706f757220656e206163637565696c6c6972207175656c717565732d756e73e280af3f220a2d2d2d0a4a6520766f757320c3a9637269732c20656e2074616e7420717565207b7772697465722c2073656c6563742c2066656d696e696e65207b6369746f79656e6e657d206d617363756c696e65207b6369746f79656e7d206f74686572207b6369746f79656ec2b76e657d7d2c2061752073756a65742064657320656e66616e747320717569207669766169656e74207365756c732064616e73206c652063616d702064652043616c616973206c6f727371756520736f6e20c3a9766163756174696f6e206120636f6d6d656e63c3a92c206c65206c756e6469203234206f63746f62726520323031362e0a0a42656175636f75702064e28099656e74726520657578206f6e7420756e2064726f697420c3a02066616972652076616c6f69722e204c657320756e73206f6e7420617520526f7961756d652d556e6920756e206672c3a872652c20756e652074616e74652c20756e20706172656e742c206574206c652072c3a8676c656d656e74206465204475626c696e206c657572207065726d6574206465206c657320792072656a6f696e6472652e204c6573206175747265732070657576656e74207920c3aa747265206163637565696c6c6973206175207469747265206465206ce28099616d656e64656d656e7420717565206c6f72642044756273206120666169742061646f70746572206175207072696e74656d70732e20456e636f726520666175742d696c207175e28099696c7320736f69656e7420656e72656769737472c3a9732c20657420717565206ce280996f6e207361636865206fc3b920696c732073652074726f7576656e742e0a0a4f72206c6573206173736f63696174696f6e73207072c3a973656e7465732073757220706c61636520726170706f7274656e74207175652064657320656e66616e7473206ee280996f6e742070617320707520736520666169726520656e726567697374726572e280af3b20717565206365727461696e73206f6e742070617373c3a9206c61206e756974206465686f72732c207061726d692064657320616272697320696e63656e6469c3a973e280af3b207175652064e2809961757472657320736f6e74206d6f6e74c3a9732064616e732064657320636172732073616e7320636f6e6e61c3ae747265206c6575722064657374696e6174696f6e2c206c6f696e206465732062c3a96ec3a9766f6c657320717569206c6573206163636f6d7061676e6169656e7420657420717569206f6e74207065726475206c6575722074726163652e204c6520676f757665726e656d656e742062726974616e6e697175652c20706f757220736120706172742c20646974206e6520706f75766f697220616769722073616e73206ce280996163636f7264206465206c61204672616e63652e0a0a7b6f776e5f776f7264737d0a0a4a6520766f75732064656d616e64652074726f69732063686f736573c2a03a207175652063686171756520656e66616e7420736f697420656e72656769737472c3a92073616e732064c3a96c6169e280af3b2071756520746f757320736f69656e742068c3a962657267c3a97320656e206c6965752073c3bb722c20c3a02043616c616973206dc3aa6d652c206c652074656d707320717565206c6575722064656d616e646520736f6974206578616d696ec3a965e280af3b20717565206c6573206173736f63696174696f6e7320717569206c657320636f6e6e61697373656e742c206672616ec3a761697365732065742062726974616e6e69717565732c207075697373656e74207265737465722061757072c3a8732064e280996575782e0a0a496c2061707061727469656e7420c3a0206c61204672616e636520646520636f6e6475697265206365747465206f70c3a9726174696f6e2c206574206a65206c652072657370656374652e204d6169732063657320656e66616e747320736f6e7420617474656e6475732c206574206a652073756973207b7772697465722c2073656c6563742c2066656d696e696e65207b7072c3aa74657d206d617363756c696e65207b7072c3aa747d206f74686572207b7072c3aa74c2b7657d7d2c20636f6d6d652062656175636f75702064e280996175747265732c20c3a0207072656e647265206d612070617274206465206c657572206163637565696c2e0a0a4a6520766f757320707269652064e28099616772c3a965722c204d6f6e7369657572206c65204d696e69737472652c206ce280996173737572616e6365206465206d6120686175746520636f6e736964c3a9726174696f6e2e0a');
INSERT INTO public.campaign_file VALUES ('calais', 1, 'campaign.yaml', '\x23205468652064656d6f2063616d706169676e3a2043616c6169732c20746865206c617374207765656b206f66204f63746f62657220323031362e204164647265737365732c20666f726d7320616e642068616e646c65732061726520696e76656e7465642e0a736c75673a2063616c6169730a6c616e6775616765733a205b656e2c2066725d0a6f7267616e697365723a0a20206e616d653a20486172626f7572204c6574746572730a2020656d61696c3a20706f737440686172626f75722e6578616d706c650a2020707269766163793a202268747470733a2f2f686172626f75722e6578616d706c652f70726976616379220a2020696d7072696e743a202268747470733a2f2f686172626f75722e6578616d706c652f61626f7574220a6f70656e733a20323031362d31302d32370a0a746172676574733a0a20206d696e69737465723a0a202020206e616d653a204265726e6172642043617a656e657576650a2020202067656e6465723a206d617363756c696e650a202020206f66666963653a207b20656e3a204672656e6368204d696e6973746572206f662074686520496e746572696f722c2066723a206d696e6973747265206465206ce28099496e74c3a97269657572207d0a2020202073616c75746174696f6e3a207b20656e3a202244656172204d696e69737465722c222c2066723a20224d6f6e7369657572206c65204d696e69737472652c22207d0a2020202072656164733a205b66725d0a20202020656d61696c3a206d696e697374726540696e746572696575722e6578616d706c650a20202020666f726d3a207b2075726c3a202268747470733a2f2f696e746572696575722e6578616d706c652f636f6e74616374222c206c696d69743a2034303030207d0a20202020706f73743a205b22506c6163652042656175766175222c20223735303038205061726973222c20224672616e6365225d0a2020202068616e646c65733a207b20783a206578616d706c656d696e69737465722c20626c7565736b793a206d696e69737465722e6578616d706c652c206d6173746f646f6e3a2022406d696e697374657240736f6369616c2e6578616d706c6522207d0a202020206c696e6b733a0a2020202020202d207b20656e3a2022486973206f6666696365222c2066723a2022536f6e20636162696e6574222c2075726c3a202268747470733a2f2f696e746572696575722e6578616d706c652f636162696e657422207d0a0a202023204120666f726d20616e64206e6f7468696e6720656c73652c20617320746865206d696e697374727920697473656c662068616420696e20323031362e20546865206e616d6520697320696e76656e7465642e0a2020707265666563743a0a202020206e616d653a20436c616972652044656c61747472650a2020202067656e6465723a2066656d696e696e650a202020206f66666963653a207b20656e3a2050726566656374206f6620746865205061732d64652d43616c6169732c2066723a207072c3a966c3a87465206475205061732d64652d43616c616973207d0a2020202073616c75746174696f6e3a207b20656e3a20224465617220507265666563742c222c2066723a20224d6164616d65206c61205072c3a966c3a874652c22207d0a2020202072656164733a205b66725d0a20202020666f726d3a207b2075726c3a202268747470733a2f2f707265666563747572652d7061732d64652d63616c6169732e6578616d706c652f656372697265222c206c696d69743a2032353030207d0a0a20206d703a207b20726570726573656e7461746976653a20756b2d686f7573652d6f662d636f6d6d6f6e73207d0a0a73746570733a0a20202d206b65793a2077726974652d6d696e69737465720a2020202077726974653a206d696e69737465720a202020206c65747465723a206d696e69737465720a2020202062793a205b656d61696c2c20666f726d2c20706f73745d0a202020206e656564733a205b706f7374616c5f616464726573735d0a2020202073656e645f72656164696e67733a20747275650a202020206469643a0a202020202020656e3a2022492068617665206a757374207772697474656e20746f204265726e6172642043617a656e657576652c20746865204672656e6368204d696e6973746572206f662074686520496e746572696f722e220a20202020202066723a20224a65207669656e732064e28099c3a9637269726520c3a0204265726e6172642043617a656e657576652c206d696e6973747265206672616ec3a7616973206465206ce28099496e74c3a972696575722e220a20202d206b65793a20706f73742d6d696e69737465720a20202020706f73743a206d696e69737465720a20202020746578743a0a202020202020656e3a2022546865206368696c6472656e206f66207468652043616c6169732063616d70206e656564206120736166652062656420746f6e6967687420616e642061206465636973696f6e20736f6f6e2e20492068617665207772697474656e20746f20796f752061626f7574207468656d2e220a20202020202066723a20224c657320656e66616e74732064752063616d702064652043616c616973206f6e74206265736f696e2064e28099756e20746f697420636520736f69722065742064e28099756e652064c3a9636973696f6e207261706964652e204a6520766f757320616920c3a96372697420c3a0206c6575722073756a65742e220a20202d206b65793a2077726974652d707265666563740a2020202077726974653a20707265666563740a202020206c65747465723a20707265666563740a2020202062793a205b666f726d5d0a202020206469643a0a202020202020656e3a202249206861766520616c736f207772697474656e20746f207468652050726566656374206f6620746865205061732d64652d43616c6169732e220a20202020202066723a20224ae28099616920617573736920c3a96372697420c3a0206c61207072c3a966c3a87465206475205061732d64652d43616c6169732e220a20202d206b65793a2077726974652d6d700a2020202077726974653a206d700a202020206c65747465723a206d700a20202d206b65793a2070686f6e652d6372656469740a202020206c696e6b3a207b20656e3a2022476976652070686f6e65206372656469742c20736f20746861742061206368696c642063616e2063616c6c20666f722068656c70222c2066723a20224f6666726972206475206372c3a96469742074c3a96cc3a970686f6e697175652c20706f7572207175e28099756e20656e66616e742070756973736520617070656c657220c3a0206ce280996169646522207d0a2020202075726c3a202268747470733a2f2f70686f6e652d6372656469742e6578616d706c652f63616c616973220a20202d206b65793a2073686172650a2020202073686172653a0a202020202020656e3a2022492068617665207772697474656e20746f20746865204672656e6368204d696e6973746572206f662074686520496e746572696f722061626f757420746865206368696c6472656e206f662043616c6169732e2049742074616b657320666f7572206d696e757465733a220a20202020202066723a20224ae28099616920c3a963726974206175206d696e6973747265206465206ce28099496e74c3a972696575722061752073756a65742064657320656e66616e74732064652043616c6169732e2043656c61207072656e6420717561747265206d696e75746573c2a03a220a');


--
-- Data for Name: campaign_source; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: campaign_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaign_version VALUES ('calais', 1, 1795805542449, NULL, 'root', '', 'page,targets,letters,steps,dates');


--
-- Data for Name: chore; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.chore VALUES ('recount', '2026-11-27', 0);
INSERT INTO public.chore VALUES ('recount tally', '', 1);
INSERT INTO public.chore VALUES ('recount place_count', '', 1);
INSERT INTO public.chore VALUES ('recount figure', '', 2);


--
-- Data for Name: code_attempt; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: day_start; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.day_start VALUES ('calais', 0, '2026-11-27', 0);
INSERT INTO public.day_start VALUES ('calais', 1, '2026-11-27', 0);


--
-- Data for Name: deadline; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deadline VALUES (3766077185901723904, 1798224743113);
INSERT INTO public.deadline VALUES (3766077187080323328, 1798224743668);
INSERT INTO public.deadline VALUES (3766077188015653120, 1798224744218);
INSERT INTO public.deadline VALUES (3766077189158600960, 1798224744763);
INSERT INTO public.deadline VALUES (3766077190307840256, 1798397545310);


--
-- Data for Name: delivery; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery VALUES (3766077185901723904, 'email', 'calais', 'minister', 0, 'accepted', 1, 1795805543352, 1795805543113, 1795805543370, NULL, 250, '2.0.0 taken over', '', NULL);
INSERT INTO public.delivery VALUES (3766077187080323328, 'email', 'calais', 'minister', 0, 'deferred', 1, 1795805543886, 1795805855256, 1795805543893, NULL, 450, '4.2.0 greylisted', '', NULL);
INSERT INTO public.delivery VALUES (3766077188015653120, 'email', 'calais', 'minister', 0, 'refused', 1, 1795805544401, 1795805544218, 1795805544411, NULL, 550, '5.1.1 no such', '', NULL);
INSERT INTO public.delivery VALUES (3766077189158600960, 'email', 'calais', 'minister', 0, 'in_doubt', 1, 1795805544920, 1795805544763, 1795805544928, NULL, 0, 'The server closed the connection (the answer to the text).', '', NULL);


--
-- Data for Name: desk_session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: division; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: draft; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: draft_file; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: draft_form; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: figure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.figure VALUES ('calais', 0, 'accepted', '1995339', 1);
INSERT INTO public.figure VALUES ('calais', 0, 'channel', 'email', 4);
INSERT INTO public.figure VALUES ('calais', 0, 'confirmed', '1995339', 4);
INSERT INTO public.figure VALUES ('calais', 0, 'language', 'en', 4);
INSERT INTO public.figure VALUES ('calais', 0, 'source', '', 4);
INSERT INTO public.figure VALUES ('calais', 0, 'step', 'write-minister', 4);


--
-- Data for Name: figure_change; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: half_sign_in; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: invitation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: legislature; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: letter; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letter VALUES (3766077190985220352, 'calais', 1, 'write-minister', 'minister', 0, 'en', 'Writer 9', 'w9@people.example', 'GB', 'E17 9NJ', '12 Quay Street', 'other', 'Mine.', 0, '', 0, '3 en', '\x07d99da3ed81b8808fa99246579315aed24d24f59d34819447c2741ea03cc9ac', 0, 'written', NULL, 1795805545322, NULL, NULL, NULL, NULL, 0, 0, NULL, 1051, 1, 1, '');
INSERT INTO public.letter VALUES (3766077185901723904, 'calais', 1, 'write-minister', 'minister', 0, 'en', 'Writer 0', 'w0@people.example', 'GB', 'E17 9NJ', '12 Quay Street', 'other', 'Mine.', 0, '', 0, '3 en', '\x6df6d8ca5acc2997c3b6ab22c84eadaa4d8dff3856cb78dafc6e5ec7a0824d7c', 0, 'confirmed', 'accepted', 1795805542898, 1795805543113, NULL, NULL, NULL, 0, 0, NULL, 1051, 1, 1, '');
INSERT INTO public.letter VALUES (3766077187080323328, 'calais', 1, 'write-minister', 'minister', 0, 'en', 'Writer 1', 'w1@people.example', 'GB', 'E17 9NJ', '12 Quay Street', 'other', 'Mine.', 0, '', 0, '3 en', '\xed9608d3eade16504216b6ad8da515df2ff2d18e125c726e9e55ccd526f570a9', 0, 'confirmed', 'on_its_way', 1795805543461, 1795805543668, NULL, NULL, NULL, 0, 0, NULL, 1051, 1, 1, '');
INSERT INTO public.letter VALUES (3766077188015653120, 'calais', 1, 'write-minister', 'minister', 0, 'en', 'Writer 2', 'w2@people.example', 'GB', 'E17 9NJ', '12 Quay Street', 'other', 'Mine.', 0, '', 0, '3 en', '\xf0a19941998ddfcb76f7d5b5b306809c44c9d0c1ad928dbe593da1635e8ff556', 0, 'confirmed', 'refused', 1795805543907, 1795805544218, NULL, NULL, NULL, 0, 0, NULL, 1051, 1, 1, '');
INSERT INTO public.letter VALUES (3766077189158600960, 'calais', 1, 'write-minister', 'minister', 0, 'en', 'Writer 3', 'w3@people.example', 'GB', 'E17 9NJ', '12 Quay Street', 'other', 'Mine.', 0, '', 0, '3 en', '\x62b8b072b99e08b99dc24cb113248e05cd90e010031d7abb291aae5011cead37', 0, 'confirmed', 'in_doubt', 1795805544452, 1795805544763, NULL, NULL, NULL, 0, 0, NULL, 1051, 1, 1, '');
INSERT INTO public.letter VALUES (3766077190307840256, 'calais', 1, 'write-minister', 'minister', 0, 'en', '', '', 'GB', '', '', 'other', '', 0, '', 0, '3 en', '\x', 0, 'dropped', NULL, 1795805544999, NULL, 1795805545310, 1795805545310, NULL, 0, 0, '\xcd4cafcf1a6a4d74176281428800091e6635313d07d32653de614640ca6f23af', 1051, 0, 0, '');


--
-- Data for Name: letter_detail; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: letter_words; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letter_words VALUES (3766077185901723904, 'calais', 0, 'gone', '', NULL, '', 1);
INSERT INTO public.letter_words VALUES (3766077187080323328, 'calais', 0, 'gone', '', NULL, '', 1);
INSERT INTO public.letter_words VALUES (3766077188015653120, 'calais', 0, 'gone', '', NULL, '', 1);
INSERT INTO public.letter_words VALUES (3766077189158600960, 'calais', 0, 'gone', '', NULL, '', 1);


--
-- Data for Name: letter_words_behind; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: letter_words_forgotten; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: letter_words_search; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letter_words_search VALUES (3766077185901723904, '''mine'' ''§calais§0§gone''');
INSERT INTO public.letter_words_search VALUES (3766077187080323328, '''mine'' ''§calais§0§gone''');
INSERT INTO public.letter_words_search VALUES (3766077188015653120, '''mine'' ''§calais§0§gone''');
INSERT INTO public.letter_words_search VALUES (3766077189158600960, '''mine'' ''§calais§0§gone''');


--
-- Data for Name: mail; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mail VALUES (3766077186319057152, 3766077185901723904, 'reminder', 0, 'queued', 1795891943093, 1795891943093, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077185901723905, 3766077185901723904, 'confirmation', 0, 'sent', 1795805542898, 1795805543093, 1, NULL, '\x36f86da664831af693f3d4fcc3224c0211db3cb092e8452aa421eba2e841a65b', 250, '2.0.0 taken over', NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077187445227776, 3766077187080323328, 'reminder', 0, 'queued', 1795891943631, 1795891943631, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077187080323329, 3766077187080323328, 'confirmation', 0, 'sent', 1795805543461, 1795805543631, 1, NULL, '\xbb79a1289a154357aa7fd873dc2f7a10f96dce4d19d0679df61a5e57cf8dd8f6', 250, '2.0.0 taken over', NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077186350514433, 3766077185901723904, 'copy', 0, 'sent', 1795805543113, 1795805543631, 1, NULL, NULL, 250, '2.0.0 taken over', NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077188531552512, 3766077188015653120, 'reminder', 0, 'queued', 1795891944148, 1795891944148, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077188015653121, 3766077188015653120, 'confirmation', 0, 'sent', 1795805543907, 1795805544148, 1, NULL, '\xd8825369b9055b23fde6a9d532da6453acd498e59a6cade6258a9226de993cca', 250, '2.0.0 taken over', NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077187516530945, 3766077187080323328, 'copy', 0, 'sent', 1795805543668, 1795805544148, 1, NULL, NULL, 250, '2.0.0 taken over', NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077189619974400, 3766077189158600960, 'reminder', 0, 'queued', 1795891944668, 1795891944668, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077189158600961, 3766077189158600960, 'confirmation', 0, 'sent', 1795805544452, 1795805544668, 1, NULL, '\x71d9a3bc0d2eb513d98fa9b2a1a6e6266976c75e92f99f4d093a6db926362ca3', 250, '2.0.0 taken over', NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077189072617728, 3766077188015653120, 'returned', 0, 'sent', 1795805544411, 1795805544668, 1, NULL, NULL, 250, '2.0.0 taken over', NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077188667867393, 3766077188015653120, 'copy', 0, 'sent', 1795805544218, 1795805544668, 1, NULL, NULL, 250, '2.0.0 taken over', NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077189810815233, 3766077189158600960, 'copy', 0, 'sent', 1795805544763, 1795805544943, 1, NULL, NULL, 250, '2.0.0 taken over', NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077190741950720, 3766077190307840256, 'reminder', 0, 'queued', 1795891945204, 1795891945204, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077190307840257, 3766077190307840256, 'confirmation', 0, 'sent', 1795805544999, 1795805545204, 1, NULL, '\x11468b0437fc1414ff5662f547e408f174121504f81ae3be9bb6489b3871ead6', 250, NULL, NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077191278821632, 3766077190985220352, 'reminder', 0, 'queued', 1795891945461, 1795891945461, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.mail VALUES (3766077190985220353, 3766077190985220352, 'confirmation', 0, 'sent', 1795805545322, 1795805545461, 1, NULL, '\x936b9edbba2ca8627866db615a906035b51500d3454bd67f6d651678c0a6a672', 250, '2.0.0 taken over', NULL, NULL, NULL);


--
-- Data for Name: mail_hold; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: mail_server; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: mail_slowdown; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: mail_stop; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: mailed_today; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mailed_today VALUES ('\x557533b82a1e02e7f37b27420c23f88ce60f916260fe1bb2276aa68a4b4b1fa0', '2026-11-27', 1);
INSERT INTO public.mailed_today VALUES ('\xa20589bf9de2209cc34301488c5f2e1636bcd56414e41b2c50dbfe00a0f1407a', '2026-11-27', 1);
INSERT INTO public.mailed_today VALUES ('\x84363e1767787b0adb50d8e222066d029d58b249b33b738cc6bf19481994f9f7', '2026-11-27', 1);
INSERT INTO public.mailed_today VALUES ('\x5776cecaa1d6ab0a1ba3fad7bb12a88abd40f50353ba7ac4d11b48efafd79d25', '2026-11-27', 1);
INSERT INTO public.mailed_today VALUES ('\xcd4cafcf1a6a4d74176281428800091e6635313d07d32653de614640ca6f23af', '2026-11-27', 1);
INSERT INTO public.mailed_today VALUES ('\x89794dba2688d8d54621c0af1c95edf5737659d2d17566467a26e1bcb96f0a09', '2026-11-27', 1);


--
-- Data for Name: membership; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: mute; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mute VALUES ('calais', '\xcd4cafcf1a6a4d74176281428800091e6635313d07d32653de614640ca6f23af', 1798397545310);


--
-- Data for Name: news; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: news_address; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: numbering; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.numbering VALUES ('audit', 1);
INSERT INTO public.numbering VALUES ('process', 1);


--
-- Data for Name: pace; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: passed_answer; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES ('calais', 0, 'minister', '\x557533b82a1e02e7f37b27420c23f88ce60f916260fe1bb2276aa68a4b4b1fa0', '\x0c01aed2bab52b163205f86ff3b64972baa35692f4edba9b87948cdf0f9f6ccb', '\xdaf5361c439d5145a7439c7606be633624567318e152dae0b8895a403bdc97e6', 3766077185901723904);
INSERT INTO public.person VALUES ('calais', 0, '', '\x557533b82a1e02e7f37b27420c23f88ce60f916260fe1bb2276aa68a4b4b1fa0', '\x0c01aed2bab52b163205f86ff3b64972baa35692f4edba9b87948cdf0f9f6ccb', '\xdaf5361c439d5145a7439c7606be633624567318e152dae0b8895a403bdc97e6', 3766077185901723904);
INSERT INTO public.person VALUES ('calais', 0, 'minister', '\xa20589bf9de2209cc34301488c5f2e1636bcd56414e41b2c50dbfe00a0f1407a', '\x83f77102abf3e2f394eade1f25f923e69b73240db551bcb823dc49d19764fc00', '\xdaf5361c439d5145a7439c7606be633624567318e152dae0b8895a403bdc97e6', 3766077187080323328);
INSERT INTO public.person VALUES ('calais', 0, '', '\xa20589bf9de2209cc34301488c5f2e1636bcd56414e41b2c50dbfe00a0f1407a', '\x83f77102abf3e2f394eade1f25f923e69b73240db551bcb823dc49d19764fc00', '\xdaf5361c439d5145a7439c7606be633624567318e152dae0b8895a403bdc97e6', 3766077187080323328);
INSERT INTO public.person VALUES ('calais', 0, 'minister', '\x84363e1767787b0adb50d8e222066d029d58b249b33b738cc6bf19481994f9f7', '\x62909ad0d5e5ce5fbcc6de00cb01433252b43912c78cceb39c7577c837ff0878', '\xdaf5361c439d5145a7439c7606be633624567318e152dae0b8895a403bdc97e6', 3766077188015653120);
INSERT INTO public.person VALUES ('calais', 0, '', '\x84363e1767787b0adb50d8e222066d029d58b249b33b738cc6bf19481994f9f7', '\x62909ad0d5e5ce5fbcc6de00cb01433252b43912c78cceb39c7577c837ff0878', '\xdaf5361c439d5145a7439c7606be633624567318e152dae0b8895a403bdc97e6', 3766077188015653120);
INSERT INTO public.person VALUES ('calais', 0, 'minister', '\x5776cecaa1d6ab0a1ba3fad7bb12a88abd40f50353ba7ac4d11b48efafd79d25', '\xc9583b680244f3b280bda96e9d66f7a8015d67222557c97bba2645cc34baec21', '\xdaf5361c439d5145a7439c7606be633624567318e152dae0b8895a403bdc97e6', 3766077189158600960);
INSERT INTO public.person VALUES ('calais', 0, '', '\x5776cecaa1d6ab0a1ba3fad7bb12a88abd40f50353ba7ac4d11b48efafd79d25', '\xc9583b680244f3b280bda96e9d66f7a8015d67222557c97bba2645cc34baec21', '\xdaf5361c439d5145a7439c7606be633624567318e152dae0b8895a403bdc97e6', 3766077189158600960);


--
-- Data for Name: place_change; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: place_count; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.place_count VALUES ('calais', 0, '', 'GB', 4);


--
-- Data for Name: place_hour; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: place_table; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: planned_version; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: postponed; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: proof; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.proof VALUES (3766077186350514432, '\xf5e17fe558764d94b55973d369a2dad7e1e0b752744de495327ac098909d43e2', 3766077185901723904, 1795891943113);
INSERT INTO public.proof VALUES (3766077187516530944, '\xe55f59aa1990338bb79c5b280d434b0cd68608799867a5ce81a169c91bef84ed', 3766077187080323328, 1795891943668);
INSERT INTO public.proof VALUES (3766077188667867392, '\xdfb15d7880ab62dfec67f03d637eb276139687d83a24150ee8235b3cb5142874', 3766077188015653120, 1795891944218);
INSERT INTO public.proof VALUES (3766077189810815232, '\xaa85a3c26a24d933026053c162b2cd718d6de3d77ab5621b912ce8e07669a76f', 3766077189158600960, 1795891944763);


--
-- Data for Name: reading_source; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: received_mail; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: recovery_code; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: refusal_run; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: refused_letter; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: representative; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: schema_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_version VALUES (1);
INSERT INTO public.schema_version VALUES (2);
INSERT INTO public.schema_version VALUES (3);
INSERT INTO public.schema_version VALUES (4);
INSERT INTO public.schema_version VALUES (5);
INSERT INTO public.schema_version VALUES (6);
INSERT INTO public.schema_version VALUES (7);
INSERT INTO public.schema_version VALUES (8);
INSERT INTO public.schema_version VALUES (9);
INSERT INTO public.schema_version VALUES (10);


--
-- Data for Name: second_demand; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: second_factor; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: secret; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.secret VALUES ('key', '\x8498b1e0cd92c3149c3b0cbe071d5837a2aaf582d5f795f143239c68755a01e1');


--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: site_identity; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: spending; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: suspended_address; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: switch; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: taken_mail; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: tally; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tally VALUES ('calais', 0, '', 'own_words', 4);
INSERT INTO public.tally VALUES ('calais', 0, '', 'supporters', 4);
INSERT INTO public.tally VALUES ('calais', 0, 'minister', 'accepted', 1);
INSERT INTO public.tally VALUES ('calais', 0, 'minister', 'on_its_way', 2);
INSERT INTO public.tally VALUES ('calais', 0, 'minister', 'refused', 1);
INSERT INTO public.tally VALUES ('calais', 0, 'minister', 'written', 4);


--
-- Data for Name: tally_base; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: tally_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tally_change OVERRIDING SYSTEM VALUE VALUES (21, 'calais', 0, 'minister', 'in_doubt', 1);
INSERT INTO public.tally_change OVERRIDING SYSTEM VALUE VALUES (22, 'calais', 0, 'minister', 'on_its_way', -1);
INSERT INTO public.tally_change OVERRIDING SYSTEM VALUE VALUES (23, 'calais', 0, 'minister', 'written', 1);
INSERT INTO public.tally_change OVERRIDING SYSTEM VALUE VALUES (24, 'calais', 0, 'minister', 'written', 1);


--
-- Data for Name: test_letter; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: words_policy; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: figure_change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.figure_change_id_seq', 21, true);


--
-- Name: place_change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.place_change_id_seq', 4, true);


--
-- Name: tally_change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.tally_change_id_seq', 24, true);


--
-- Name: account account_address_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_address_key UNIQUE (address);


--
-- Name: account account_first_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_first_key UNIQUE (first);


--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);


--
-- Name: address_bounce address_bounce_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.address_bounce
    ADD CONSTRAINT address_bounce_pkey PRIMARY KEY (address, rehearsal, letter_id);


--
-- Name: attempt attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_pkey PRIMARY KEY (letter_id, channel, at, event);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (number);


--
-- Name: campaign_file campaign_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaign_file
    ADD CONSTRAINT campaign_file_pkey PRIMARY KEY (slug, version, path);


--
-- Name: campaign campaign_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT campaign_pkey PRIMARY KEY (slug);


--
-- Name: campaign_source campaign_source_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaign_source
    ADD CONSTRAINT campaign_source_pkey PRIMARY KEY (campaign, rehearsal, source);


--
-- Name: campaign_version campaign_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaign_version
    ADD CONSTRAINT campaign_version_pkey PRIMARY KEY (slug, version);


--
-- Name: chore chore_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.chore
    ADD CONSTRAINT chore_pkey PRIMARY KEY (name);


--
-- Name: code_attempt code_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.code_attempt
    ADD CONSTRAINT code_attempt_pkey PRIMARY KEY (address, day);


--
-- Name: day_start day_start_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.day_start
    ADD CONSTRAINT day_start_pkey PRIMARY KEY (campaign, rehearsal);


--
-- Name: deadline deadline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_pkey PRIMARY KEY (letter_id);


--
-- Name: delivery delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (letter_id, channel);


--
-- Name: desk_session desk_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.desk_session
    ADD CONSTRAINT desk_session_pkey PRIMARY KEY (id);


--
-- Name: division division_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.division
    ADD CONSTRAINT division_pkey PRIMARY KEY (legislature, code);


--
-- Name: draft_file draft_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft_file
    ADD CONSTRAINT draft_file_pkey PRIMARY KEY (slug, path, revision);


--
-- Name: draft_form draft_form_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft_form
    ADD CONSTRAINT draft_form_pkey PRIMARY KEY (slug, form, account_id);


--
-- Name: draft draft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (slug);


--
-- Name: figure_change figure_change_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.figure_change
    ADD CONSTRAINT figure_change_pkey PRIMARY KEY (id);


--
-- Name: figure figure_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.figure
    ADD CONSTRAINT figure_pkey PRIMARY KEY (campaign, rehearsal, dimension, kind);


--
-- Name: half_sign_in half_sign_in_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.half_sign_in
    ADD CONSTRAINT half_sign_in_pkey PRIMARY KEY (browser);


--
-- Name: invitation invitation_address_campaign_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_address_campaign_key UNIQUE (address, campaign);


--
-- Name: invitation invitation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);


--
-- Name: legislature legislature_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.legislature
    ADD CONSTRAINT legislature_pkey PRIMARY KEY (key);


--
-- Name: letter_detail letter_detail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_detail
    ADD CONSTRAINT letter_detail_pkey PRIMARY KEY (letter_id);


--
-- Name: letter letter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_pkey PRIMARY KEY (id);


--
-- Name: letter_words_behind letter_words_behind_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_words_behind
    ADD CONSTRAINT letter_words_behind_pkey PRIMARY KEY (campaign, rehearsal);


--
-- Name: letter_words_forgotten letter_words_forgotten_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_words_forgotten
    ADD CONSTRAINT letter_words_forgotten_pkey PRIMARY KEY (day);


--
-- Name: letter_words letter_words_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_words
    ADD CONSTRAINT letter_words_pkey PRIMARY KEY (letter_id);


--
-- Name: letter_words_search letter_words_search_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_words_search
    ADD CONSTRAINT letter_words_search_pkey PRIMARY KEY (rowid);


--
-- Name: mail_hold mail_hold_pkey1; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_hold
    ADD CONSTRAINT mail_hold_pkey1 PRIMARY KEY (rehearsal, relay, sender);


--
-- Name: mail mail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_pkey PRIMARY KEY (id);


--
-- Name: mail_server mail_server_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_server
    ADD CONSTRAINT mail_server_pkey PRIMARY KEY (id);


--
-- Name: mail_slowdown mail_slowdown_pkey1; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_slowdown
    ADD CONSTRAINT mail_slowdown_pkey1 PRIMARY KEY (rehearsal, relay);


--
-- Name: mail_stop mail_stop_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_stop
    ADD CONSTRAINT mail_stop_pkey PRIMARY KEY (rehearsal);


--
-- Name: mailed_today mailed_today_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailed_today
    ADD CONSTRAINT mailed_today_pkey PRIMARY KEY (address, day);


--
-- Name: membership membership_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (account_id, campaign);


--
-- Name: mute mute_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mute
    ADD CONSTRAINT mute_pkey PRIMARY KEY (campaign, address);


--
-- Name: news_address news_address_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.news_address
    ADD CONSTRAINT news_address_pkey PRIMARY KEY (id);


--
-- Name: news news_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.news
    ADD CONSTRAINT news_pkey PRIMARY KEY (id);


--
-- Name: numbering numbering_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.numbering
    ADD CONSTRAINT numbering_pkey PRIMARY KEY (name);


--
-- Name: pace pace_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pace
    ADD CONSTRAINT pace_pkey PRIMARY KEY (destination, rehearsal);


--
-- Name: passed_answer passed_answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.passed_answer
    ADD CONSTRAINT passed_answer_pkey PRIMARY KEY (id);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (campaign, rehearsal, target, address, name);


--
-- Name: place_change place_change_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.place_change
    ADD CONSTRAINT place_change_pkey PRIMARY KEY (id);


--
-- Name: place_count place_count_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.place_count
    ADD CONSTRAINT place_count_pkey PRIMARY KEY (campaign, rehearsal, area, place);


--
-- Name: place_hour place_hour_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.place_hour
    ADD CONSTRAINT place_hour_pkey PRIMARY KEY (campaign);


--
-- Name: place_table place_table_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.place_table
    ADD CONSTRAINT place_table_pkey PRIMARY KEY (legislature, part);


--
-- Name: planned_version planned_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.planned_version
    ADD CONSTRAINT planned_version_pkey PRIMARY KEY (slug);


--
-- Name: postponed postponed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.postponed
    ADD CONSTRAINT postponed_pkey PRIMARY KEY (address, campaign, rehearsal);


--
-- Name: proof proof_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proof
    ADD CONSTRAINT proof_pkey PRIMARY KEY (id);


--
-- Name: reading_source reading_source_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reading_source
    ADD CONSTRAINT reading_source_pkey PRIMARY KEY (slug, letter, language, reading);


--
-- Name: received_mail received_mail_digest_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.received_mail
    ADD CONSTRAINT received_mail_digest_key UNIQUE (digest);


--
-- Name: received_mail received_mail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.received_mail
    ADD CONSTRAINT received_mail_pkey PRIMARY KEY (id);


--
-- Name: recovery_code recovery_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (account_id, hash);


--
-- Name: refusal_run refusal_run_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.refusal_run
    ADD CONSTRAINT refusal_run_pkey PRIMARY KEY (rehearsal, relay, sender, id);


--
-- Name: refused_letter refused_letter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.refused_letter
    ADD CONSTRAINT refused_letter_pkey PRIMARY KEY (letter_id);


--
-- Name: representative representative_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.representative
    ADD CONSTRAINT representative_pkey PRIMARY KEY (legislature, division, "position");


--
-- Name: schema_version schema_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);


--
-- Name: second_demand second_demand_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_demand
    ADD CONSTRAINT second_demand_pkey PRIMARY KEY (id);


--
-- Name: second_factor second_factor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_pkey PRIMARY KEY (account_id);


--
-- Name: secret secret_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.secret
    ADD CONSTRAINT secret_pkey PRIMARY KEY (name);


--
-- Name: sign_in sign_in_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_pkey PRIMARY KEY (id);


--
-- Name: site_identity site_identity_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.site_identity
    ADD CONSTRAINT site_identity_pkey PRIMARY KEY (id);


--
-- Name: spending spending_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.spending
    ADD CONSTRAINT spending_pkey PRIMARY KEY (network);


--
-- Name: suspended_address suspended_address_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.suspended_address
    ADD CONSTRAINT suspended_address_pkey PRIMARY KEY (address, rehearsal);


--
-- Name: switch switch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.switch
    ADD CONSTRAINT switch_pkey PRIMARY KEY (scope, name);


--
-- Name: taken_mail taken_mail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taken_mail
    ADD CONSTRAINT taken_mail_pkey PRIMARY KEY (digest);


--
-- Name: tally_base tally_base_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tally_base
    ADD CONSTRAINT tally_base_pkey PRIMARY KEY (campaign, rehearsal, target, measure);


--
-- Name: tally_change tally_change_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tally_change
    ADD CONSTRAINT tally_change_pkey PRIMARY KEY (id);


--
-- Name: tally tally_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (campaign, rehearsal, target, measure);


--
-- Name: test_letter test_letter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.test_letter
    ADD CONSTRAINT test_letter_pkey PRIMARY KEY (mail_id);


--
-- Name: words_policy words_policy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.words_policy
    ADD CONSTRAINT words_policy_pkey PRIMARY KEY (campaign);


--
-- Name: address_bounce_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX address_bounce_at ON public.address_bounce USING btree (at);


--
-- Name: audit_campaign; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_campaign ON public.audit USING btree (campaign, number);


--
-- Name: deadline_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deadline_at ON public.deadline USING btree (at);


--
-- Name: delivery_accepted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_accepted ON public.delivery USING btree (changed_at) WHERE (state = 'accepted'::text);


--
-- Name: delivery_desk; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_desk ON public.delivery USING btree (campaign, rehearsal, state, letter_id, channel);


--
-- Name: delivery_digest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_digest ON public.delivery USING btree (digest) WHERE (digest IS NOT NULL);


--
-- Name: delivery_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_due ON public.delivery USING btree (rehearsal, campaign, target, seat, due_at) WHERE (state = ANY (ARRAY['queued'::text, 'deferred'::text]));


--
-- Name: delivery_held; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_held ON public.delivery USING btree (campaign, letter_id) WHERE (due_at = '253370764800000'::bigint);


--
-- Name: delivery_in_doubt; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_in_doubt ON public.delivery USING btree (changed_at) WHERE (state = 'in_doubt'::text);


--
-- Name: delivery_sending; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_sending ON public.delivery USING btree (worker) WHERE (state = 'sending'::text);


--
-- Name: desk_session_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX desk_session_account ON public.desk_session USING btree (account_id);


--
-- Name: draft_file_saved; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX draft_file_saved ON public.draft_file USING btree (slug, saved_at, revision);


--
-- Name: draft_form_sent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX draft_form_sent ON public.draft_form USING btree (sent_at);


--
-- Name: half_sign_in_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX half_sign_in_account ON public.half_sign_in USING btree (account_id);


--
-- Name: letter_confirmed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letter_confirmed ON public.letter USING btree (campaign, rehearsal, id) WHERE (stage = 'confirmed'::text);


--
-- Name: letter_unconfirmed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letter_unconfirmed ON public.letter USING btree (written_at, octets) WHERE (stage = 'written'::text);


--
-- Name: letter_words_listed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letter_words_listed ON public.letter_words USING btree (campaign, rehearsal, standing, letter_id);


--
-- Name: letter_words_search_terms; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letter_words_search_terms ON public.letter_words_search USING gin (terms);


--
-- Name: letter_words_unsearched; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letter_words_unsearched ON public.letter_words USING btree (letter_id) WHERE (searched = 0);


--
-- Name: mail_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mail_due ON public.mail USING btree (rehearsal, due_at) WHERE (state = 'queued'::text);


--
-- Name: mail_letter; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mail_letter ON public.mail USING btree (letter_id);


--
-- Name: mail_news; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mail_news ON public.mail USING btree (rehearsal, due_at) WHERE ((kind = 'news'::text) AND (state = ANY (ARRAY['queued'::text, 'sending'::text])));


--
-- Name: mail_sending; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mail_sending ON public.mail USING btree (worker) WHERE (state = 'sending'::text);


--
-- Name: mail_without_letter; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mail_without_letter ON public.mail USING btree (letter_id, queued_at) WHERE (letter_id = 0);


--
-- Name: membership_campaign; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX membership_campaign ON public.membership USING btree (campaign);


--
-- Name: news_address_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX news_address_once ON public.news_address USING btree (campaign, rehearsal, address);


--
-- Name: news_address_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX news_address_order ON public.news_address USING btree (campaign, rehearsal, id, language);


--
-- Name: news_address_since; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX news_address_since ON public.news_address USING btree (since);


--
-- Name: news_campaign; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX news_campaign ON public.news USING btree (campaign, rehearsal, id);


--
-- Name: news_sending; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX news_sending ON public.news USING btree (id) WHERE (state = 'sending'::text);


--
-- Name: passed_answer_letter; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX passed_answer_letter ON public.passed_answer USING btree (letter_id, id);


--
-- Name: received_mail_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX received_mail_at ON public.received_mail USING btree (received_at);


--
-- Name: received_mail_forward; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX received_mail_forward ON public.received_mail USING btree (forward_at) WHERE (forward_at IS NOT NULL);


--
-- Name: received_mail_forwarded; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX received_mail_forwarded ON public.received_mail USING btree (forwarded_at) WHERE (forwarded_at IS NOT NULL);


--
-- Name: received_mail_letter; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX received_mail_letter ON public.received_mail USING btree (letter_id, octets);


--
-- Name: received_mail_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX received_mail_open ON public.received_mail USING btree (kind) WHERE (state = 'open'::text);


--
-- Name: received_mail_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX received_mail_waiting ON public.received_mail USING btree (id) WHERE (state = 'waiting'::text);


--
-- Name: refused_letter_target; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX refused_letter_target ON public.refused_letter USING btree (campaign, rehearsal, target, seat, left_at);


--
-- Name: sign_in_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_address ON public.sign_in USING btree (address, asked_at);


--
-- Name: sign_in_browser; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_browser ON public.sign_in USING btree (browser);


--
-- Name: spending_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX spending_at ON public.spending USING btree (at);


--
-- Name: taken_mail_taken_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taken_mail_taken_at ON public.taken_mail USING btree (taken_at);


--
-- Name: test_letter_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX test_letter_account ON public.test_letter USING btree (account_id, asked_at);


--
-- PostgreSQL database dump complete
--

\unrestrict LaU0EjjoGrYGp8x2ArgtauBgCpb2FR5w0dSfpuMSNgdiJa8HyakMZ8uQTPTgLA5

