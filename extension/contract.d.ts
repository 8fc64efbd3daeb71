// Written by `make ship` from helper/inlane/schema.py. Do not edit by hand.
type Facts = { [fact: string]: string | null | undefined };
type Verdict = "clear" | "held" | "depends" | "breach";
declare interface Context extends Facts { platform: string }
declare interface Draft {
  text: string;
  context: Context;
  lang?: string | null;
}
type Span = [number, number];
declare interface Source {
  title: string;
  url: string;
  checked: string;
  certainty: "sure" | "likely";
}
declare interface Suggestion {
  label: string;
  span: Span;
  text: string;
}
declare interface Finding {
  rule: string;
  verdict: Verdict;
  kind: "email" | "phone" | "postal_address" | "messenger" | "social" | "website" | "contact_form" | "application_link" | "meeting" | "calendar" | "attachment_hint" | "contact_request" | "leave" | "payment" | "refusal" | "mention" | "reviews" | "credentials" | "account" | "fee" | "free_work" | "money_moving";
  spans: Span[];
  seen: string;
  hinges_on: string[];
  hold: boolean;
  title: string;
  why: string;
  instead: string;
  fine_if: string[];
  suggestion: Suggestion | null;
  source: Source;
  see_also: Source[];
}
type FullContext = Context & { assumed: string[] };
declare interface Answer {
  verdict: Verdict;
  hold: boolean;
  context: FullContext;
  findings: Finding[];
  rules_version: string;
}
declare interface Nonce {
  nonce: string;
}
declare interface Pair {
  public: string;
  proof?: string;
}
declare interface Paired {
  public: string;
  proof: string;
}
declare interface Hello {
  api: number;
  version: string;
  mac: string;
}
declare interface Refusal {
  error: { code: "bad_request" | "not_json" | "query" | "no_proof" | "foreign" | "not_pairing" | "not_found" | "method" | "length" | "too_large" | "too_long" | "media_type" | "wrong_host" | "bad_input" | "headers" | "broken" | "bad_rules" | "not_built" | "busy"; message: string; hint: string; };
}
declare interface FactValue {
  value: string;
  name: string;
  answer: string;
}
declare interface Excuse {
  value: string;
  say: string;
}
declare interface Fact {
  ask: boolean;
  assume: string | null;
  name: string;
  question: string;
  where: string;
  values: FactValue[];
  fine_because: Excuse[];
}
declare interface Surface {
  surface: string;
  name: string;
  paths: string[];
  conversation: boolean;
  implies: { [name: string]: string };
}
declare interface Composer {
  surfaces: string[];
  box: string;
  not: string;
  send: string[];
  send_words: string[];
  enter: boolean;
  verb: string;
}
declare interface Example {
  text: string;
  context: { [name: string]: string | null };
}
declare interface Rule {
  id: string;
  title: string;
  verdict: Verdict;
  kinds: string[];
  surfaces: string[];
  stages: string[];
  client_plans: string[];
  purposes: string[];
  relationships: string[];
  roles: string[];
  why: string;
  instead: string;
  fine_if: string[];
  fine: boolean;
  examples: { flagged: Example[]; fine: Example[]; missed: Example[]; };
  source: Source;
  see_also: Source[];
  search: string;
  to_client: { [name: string]: string | string[] };
  words: string[];
}
declare interface Kind {
  name: string;
  says: string;
  detail: boolean;
  sees: string[];
  ignores: string[];
  misses: string[];
}
declare interface Note {
  title: string;
  text: string;
  source: Source;
  search: string;
}
declare interface Reply {
  tone: string;
  lang: string;
  text: string;
}
declare interface Situation {
  id: string;
  name: string;
  role: string;
  kinds: string[];
  replies: Reply[];
}
declare interface Link {
  title: string;
  url: string;
}
declare interface Sight {
  fact: string;
  value: string;
  path: string;
  selector: string;
  words: string[];
}
declare interface Messages {
  item: string;
  text: string;
  not: string;
  own: string;
  other: string;
  author: string;
  own_words: string[];
  me: string;
  staff: string;
  staff_words: string[];
}
declare interface Platform {
  name: string;
  hosts: string[];
  read: string;
  surfaces: Surface[];
  composers: Composer[];
  facts: { [name: string]: Fact };
  rules: Rule[];
  notes: Note[];
  situations: Situation[];
  report: Link | null;
  seen: Sight[];
  messages: Messages;
}
declare interface Rules {
  version: string;
  api: number;
  lang: string;
  languages: { [name: string]: string };
  verdicts: { clear: { label: string; }; held: { label: string; }; depends: { label: string; }; breach: { label: string; }; };
  kinds: { [name: string]: Kind };
  platforms: { [name: string]: Platform };
}
