// What goes between a view and its script. Written by tools/declarations.py from
// learner/protocol.py and the views: change those, and run it again.

/** All that a view shows, in parts: see learner/protocol.py. */
export interface Parts<S, M, P, C> {
  shown: S;
  moment: M;
  private: P;
  clocks: C;
}

/** A message to a script. */
export type Message<S, M, P, C> = Parts<S, M, P, C> & Told;

/** The texts of any view, by their keys. */
export type Texts = Record<string, Label | Forms>;

export type Kind = "ok" | "no" | "note";

export type Label = string | Forms;

export type DigitsChoice = number;

export type PeriodChoice = number;

export type LanguageCode = "en" | "fr";

export type TrainingMode = "" | "watch" | "practice" | "test";

export type CheckStage = "start" | "asking" | "result";

export type DeskStage = "start" | "call" | "result";

export type DeskWay = "watch" | "practice" | "test";

export type CallState = "waiting" | "on" | "well" | "badly";

export type Identity = "unchecked" | "proved" | "unproven";

export type Forms = [string, string];

export type StateName = "off" | "pending" | "on" | "locked";

export type ProductPage = "home" | "profile" | "enrolment" | "sign-in";

export type OpenPage = "" | "home" | "profile" | "enrolment" | "sign-in";

export type StandingName = "practice" | "locked" | "empty" | "other-secret" | "other-settings" | "ok";

export type PlayName = "code" | "passkey";

/** An answer as a view's script takes it. */
export interface Said {
  kind: Kind;
  title: string;
  detail: string;
  field: string;
  count: string;
  serial: string;
}

/** A rendering of the view is on a page, and asks for all that it shows. */
export interface HelloWord {
  do: "hello";
  t0?: number | null;
}

/** A page asks for the kernel's time. */
export interface TimeWord {
  do: "time";
  t0?: number | null;
}

/** A rendering is gone. */
export interface ByeWord {
  do: "bye";
}

/** An enrolment may have run out in the meantime. */
export interface LookWord {
  do: "look";
}

/** Show all in another language. */
export interface LanguageWord {
  do: "language";
  code: LanguageCode;
}

/** Open any page of the product. */
export interface OpenHomeWord {
  do: "open-home";
}

/** Open the profile. */
export interface OpenProfileWord {
  do: "open-profile";
}

/** Begin an enrolment, or come back to the one under way. */
export interface EnableMfaWord {
  do: "enable-mfa";
}

/** Give an enrolment up. */
export interface CancelWord {
  do: "cancel";
}

/** Ask for more time for an enrolment. */
export interface MoreTimeWord {
  do: "more-time";
}

/** Confirm an enrolment with a code. */
export interface ConfirmWord {
  do: "confirm";
  code: string;
}

/** Sign out. */
export interface SignOutWord {
  do: "sign-out";
}

/** Bring the form that several screens of a page could show to this one. */
export interface ComeHereWord {
  do: "come-here";
}

/** Sign in. */
export interface SignInWord {
  do: "sign-in";
  email: string;
  password: string;
  code: string;
}

/** Unlock the account. */
export interface UnlockWord {
  do: "unlock";
}

/** Make a recovery code. */
export interface NewRecoveryCodeWord {
  do: "new-recovery-code";
}

/** Switch MFA off. */
export interface DisableMfaWord {
  do: "disable-mfa";
  password: string;
}

/** Have an administrator reset MFA. */
export interface ResetMfaWord {
  do: "reset-mfa";
}

/** Save the profile; no picture leaves the one that there is. */
export interface SaveProfileWord {
  do: "save-profile";
  first_name: string;
  last_name: string;
  email: string;
  time_zone?: string;
  new_password?: string;
  picture?: string | null;
}

/** Ask for the names of all time zones. */
export interface ZonesWord {
  do: "zones";
}

/** Scan the QR code with the simulated phone. */
export interface ScanWord {
  do: "scan";
}

/** Type a key into the simulated phone. */
export interface AddByHandWord {
  do: "add-by-hand";
  account: string;
  secret: string;
  algorithm?: string;
  digits?: DigitsChoice;
  period?: PeriodChoice;
}

/** Delete an entry of the simulated phone. */
export interface DeleteEntryWord {
  do: "delete-entry";
  id: string;
}

/** Answer the app, which asks before it overwrites an entry. */
export interface OverwriteWord {
  do: "overwrite";
  yes: boolean;
}

/** Have the simulated phone imitate another app. */
export interface AppWord {
  do: "app";
  id: string;
}

/** Begin the lesson anew. */
export interface StartAgainWord {
  do: "start-again";
}

/** Take the last action back. */
export interface UndoWord {
  do: "undo";
}

/** Back to the real time. */
export interface ClockRealWord {
  do: "clock-real";
}

/** Stop time. */
export interface ClockStopWord {
  do: "clock-stop";
}

/** Let time run. */
export interface ClockRunWord {
  do: "clock-run";
}

/** Move time by some time steps. */
export interface ClockStepWord {
  do: "clock-step";
  steps: number;
}

/** Have time run faster. */
export interface ClockRateWord {
  do: "clock-rate";
  rate: number;
}

/** Set the phone's clock wrong. */
export interface PhoneSkewWord {
  do: "phone-skew";
  seconds: number;
}

/** Set the server's clock wrong. */
export interface ServerSkewWord {
  do: "server-skew";
  seconds: number;
}

/** Have the server accept so many steps each side of its own. */
export interface WindowWord {
  do: "window";
  steps: number;
}

/** Set up the account anew, with another period. */
export interface PeriodWord {
  do: "period";
  seconds: PeriodChoice;
}

/** Set up the account anew, with codes of another length. */
export interface DigitsWord {
  do: "digits";
  count: DigitsChoice;
}

/** Flip a bit of the counter, or put it back. */
export interface FlipCounterWord {
  do: "flip-counter";
  bit: number;
}

/** Flip some bit of the secret. */
export interface FlipSecretWord {
  do: "flip-secret";
}

/** Put the flipped bit back. */
export interface FlipBackWord {
  do: "flip-back";
}

/** Derive the code with another hash function. */
export interface HashWord {
  do: "hash";
  algorithm: string;
}

/** Build a URI with other names. */
export interface NamesWord {
  do: "names";
  issuer: string;
  account: string;
  label_issuer?: string;
}

/** Back to the sample's names. */
export interface SampleWord {
  do: "sample";
}

/** Draw the QR code at another level of error correction. */
export interface CorrectionWord {
  do: "correction";
  level: string;
}

/** Set something of the QR laboratory otherwise; what is left out stays. */
export interface TrialWord {
  do: "trial";
  correction?: string | null;
  pixels?: number | null;
  border?: number | null;
  theme?: string | null;
  dirt?: number | null;
  seed?: number | null;
  finder?: boolean | null;
  blur?: number | null;
  length?: string | null;
}

/** Back to a QR code that is drawn well. */
export interface WellDrawnWord {
  do: "well-drawn";
}

/** Have the server of the table of apps ask for something else; what is left out stays. */
export interface AskWord {
  do: "ask";
  algorithm?: string | null;
  digits?: DigitsChoice | null;
  period?: PeriodChoice | null;
}

/** Answer an exercise. */
export interface AnswerWord {
  do: "answer";
  text: string;
}

/** Show how an exercise is solved. */
export interface ShowSolutionWord {
  do: "show-solution";
}

/** Say why a code would be refused; it is not checked, and nothing counts. */
export interface ExplainWord {
  do: "explain";
  code: string;
}

/** Forget what the learner has done. */
export interface ForgetWord {
  do: "forget";
}

/** Begin a final check: so many questions of each page. */
export interface BeginCheckWord {
  do: "begin-check";
  each: number;
}

/** Go on with the final check. */
export interface NextQuestionWord {
  do: "next-question";
  day: string;
}

/** Offer a new final check; the one under way stays until it begins. */
export interface CheckAnewWord {
  do: "check-anew";
}

/** Begin the lesson again, to be watched, practised or tested. */
export interface TrainWord {
  do: "train";
  mode: TrainingMode;
}

/** Have the scene happen that was said. */
export interface AdvanceWord {
  do: "advance";
}

/** Show the worked solution of every question, as a teacher asks for a whole class. */
export interface ShowAnswersWord {
  do: "show-answers";
}

/** Go to the desk. */
export interface BeginShiftWord {
  do: "begin-shift";
  way: DeskWay;
  kind: number;
  size: number;
}

/** Go to another call of the shift. */
export interface TakeCallWord {
  do: "take-call";
  number: number;
}

/** Ask the caller, look at something, or have something done. */
export interface InquireWord {
  do: "inquire";
  about: string;
}

/** Say what is wrong. */
export interface NameCauseWord {
  do: "name-cause";
  cause: string;
}

/** Do something about it. */
export interface DoAboutWord {
  do: "do-about";
  deed: string;
}

/** Send one of the replies, by its place. */
export interface SendReplyWord {
  do: "send-reply";
  number: number;
}

/** Ask what could be done next. */
export interface DeskHintWord {
  do: "desk-hint";
}

/** Offer the three ways again; the shift under way stays until another begins. */
export interface LeaveDeskWord {
  do: "leave-desk";
}

/** Go on with the shift under way, or see how it went. */
export interface BackToDeskWord {
  do: "back-to-desk";
}

/** Ask for the results as a file. */
export interface SaveResultsWord {
  do: "save-results";
  name: string;
  form: "json" | "csv";
}

/** A clock that a script runs on by itself. */
export interface Ticking {
  at: number;
  now: number;
  rate: number;
}

/** What each view knows of its page. */
export interface Page {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
}

/** What each view shows. */
export interface Shown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: Record<string, Label>;
}

/** What each view says of its moment. */
export interface Notes {
  made: number;
  note: string;
  instead: string;
  busy: string;
}

/** A part with nothing in it. */
export interface Nothing {
}

/** The clock of the phone. */
export interface PhoneClock {
  phone: Ticking;
}

/** The clocks of the phone and of the server. */
export interface TwoClocks {
  phone: Ticking;
  server: Ticking;
}

/** The codes of many steps, sent ahead. */
export interface Codes {
  digits: number;
  period: number;
  base: number;
  first: number;
  codes: string;
}

/** How long an enrolment still runs. */
export interface Left {
  seconds: number;
  rate: number;
  more: number;
}

/** The kernel's time; alone, it answers the word `time`. */
export interface Told {
  kernel: string;
  now: number;
  to?: string;
  t0?: number | null;
}

/** Its texts. */
export interface GuideTexts {
  "language": string;
  "guide": string;
  "steps": string;
  "done": string;
  "next_title": string;
  "start_again": string;
  "undo": string;
}

/** What may be saved. */
export interface GuideShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: GuideTexts;
  step: number;
  finished: boolean;
  undo: boolean;
  next: string;
  steps: string[];
}

/** Whose account it is. */
export interface User {
  name: string;
  initials: string;
}

/** A place for answers. */
export interface Answered {
  answer: Said | null;
}

/** The enrolment under way. */
export interface Enrolment {
  answer: Said | null;
  key: string | null;
}

/** What the server keeps of the profile, and what is wrong with what was typed. */
export interface Profile {
  answer: Said | null;
  first_name: string;
  last_name: string;
  email: string;
  time_zone: string;
  time_zone_label: string;
  revision: number;
  round: number;
  faults: Record<string, string>;
}

/** The phone's clock, where its codes go along. */
export interface ScreenClocks {
  phone?: Ticking;
}

/** Its texts. */
export interface ScreenTexts {
  "language": string;
  "screen": string;
  "ribbon": string;
  "user_menu": string;
  "edit_profile": Label;
  "sign_out": Label;
  "welcome": string;
  "home_hint": string;
  "mfa": string;
  "state": string;
  "closed": string;
  "closed_hint": string;
  "phone_code": string;
  "copy": string;
  "copy_code": string;
  "copied": string;
  "copy_by_hand": string;
  "seconds_left": string;
  "new_code": string;
  "profile_title": Label;
  "select_image": Label;
  "first_name": Label;
  "last_name": Label;
  "email": Label;
  "change_password": Label;
  "password_hint": Label;
  "time_zone": Label;
  "portrait": string;
  "required_note": string;
  "not_a_picture": string;
  "picture_too_large": string;
  "save": Label;
  "mfa_settings": Label;
  "enable_mfa": Label;
  "recovery_status": string;
  "new_recovery": Label;
  "recovery_once": string;
  "disable_summary": string;
  "password_again": string;
  "disable_mfa": Label;
  "dialog_title": Label;
  "instruction": Label;
  "qr_alt": string;
  "qr_away": string;
  "show_secret": Label;
  "secret_hint": string;
  "verify_code": Label;
  "no_spaces": Label;
  "time_soon": string;
  "time_end": string;
  "time_last": string;
  "time_left": string;
  "time_more": string;
  "time_given": string;
  "cancel": Label;
  "enable": Label;
  "sign_in_title": Label;
  "sign_in_hint": string;
  "password": Label;
  "mfa_code": Label;
  "sign_in_code_hint": string;
  "sign_in": Label;
  "unlock": string;
  "elsewhere": string;
  "come_here": string;
  "signed_in": string;
  "home": Label;
}

/** What may be saved. */
export interface ScreenShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: ScreenTexts;
  open: OpenPage;
  part: string;
  switch: boolean;
  signed_in: boolean;
  elsewhere: boolean;
  state: StateName;
  next: string;
  user: User;
  profile: Profile;
  mfa: Answered;
  enrolment: Enrolment;
  sign_in: Answered;
}

/** What is never saved of an enrolment. */
export interface EnrolmentPrivate {
  qr?: string;
  secret?: string;
}

/** What is never saved. */
export interface ScreenPrivate {
  qr?: string;
  secret?: string;
  picture: string | null;
  phone?: Codes;
  left?: Left | null;
  recovery?: string | null;
  zones?: Forms[];
}

/** What a key may be set to, the usual first. */
export interface KeyLimits {
  algorithms: string[];
  digits: DigitsChoice[];
  periods: PeriodChoice[];
}

/** An account of the phone. */
export interface Entry {
  id: string;
  issuer: string;
  account: string;
  unknown: string;
}

/** An account with its code of the moment. */
export interface SavedEntry {
  id: string;
  issuer: string;
  account: string;
  unknown: string;
  period: number;
  code: string;
}

/** An account with its codes to come. */
export interface SentEntry {
  id: string;
  issuer: string;
  account: string;
  unknown: string;
  digits: number;
  period: number;
  base: number;
  first: number;
  codes: string;
}

/** Its texts. */
export interface PhoneViewTexts {
  "phone": string;
  "app_title": string;
  "scan": string;
  "by_hand": string;
  "account": string;
  "key": string;
  "key_hint": string;
  "other_settings": string;
  "algorithm": string;
  "digits": string;
  "period": string;
  "settings_hint": string;
  "add": string;
  "close": string;
  "app": string;
  "entries": string;
  "ask": string;
  "ask_hint": string;
  "overwrite": string;
  "keep": string;
  "empty": string;
  "copy": string;
  "copy_of": string;
  "copied": string;
  "copy_by_hand": string;
  "delete": string;
  "undo": string;
  "delete_of": string;
  "seconds_left": string;
  "spoken": string;
  "pause": string;
  "run": string;
}

/** What may be saved. */
export interface PhoneViewShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: PhoneViewTexts;
  added: number;
  round: number;
  paused: boolean;
  app: string;
  apps: Forms[];
  note: string;
  answer: Said | null;
  asks: boolean;
  undo: boolean;
  limits: KeyLimits;
}

/** What belongs to the moment. */
export interface PhoneViewMoment {
  made: number;
  note: string;
  instead: string;
  busy: string;
  at: number;
  entries: SavedEntry[];
}

/** What is never saved. */
export interface PhoneViewPrivate {
  entries: SentEntry[];
}

/** What the clocks may be set to. */
export interface ClockLimits {
  skew: number;
  rates: number[];
}

/** Its texts. */
export interface ClockControlTexts {
  "title": string;
  "server": string;
  "phone": string;
  "real": string;
  "stop": string;
  "run": string;
  "back": string;
  "on": string;
  "speed": string;
  "phone_skew": string;
  "server_skew": string;
  "clock_right": string;
  "clock_fast": string;
  "clock_slow": string;
}

/** What may be saved. */
export interface ClockControlShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: ClockControlTexts;
  paused: boolean;
  rate: number;
  phone_skew: number;
  server_skew: number;
  end: string;
  limits: ClockLimits;
}

/** What belongs to the moment. */
export interface ClockControlMoment {
  made: number;
  note: string;
  instead: string;
  busy: string;
  server: number;
  phone: number;
}

/** Where the code typed last belongs. */
export interface Typed {
  step: number;
  accepted: boolean;
}

/** What the server may be set to. */
export interface WindowLimits {
  window: number;
  skew: number;
  periods: PeriodChoice[];
  digits: DigitsChoice[];
}

/** Its texts. */
export interface TimeWindowTexts {
  "title": string;
  "times": string;
  "steps": Forms;
  "accepted": string;
  "server": string;
  "phone": string;
  "both": string;
  "typed_ok": string;
  "typed_no": string;
  "label": Forms;
  "same": string;
  "later": Forms;
  "earlier": Forms;
  "would_accept": string;
  "would_refuse": Forms;
  "would_wait": Forms;
  "would_used": string;
  "codes": string;
  "one_code": string;
  "as_text": string;
  "spoken": string;
  "window": string;
  "phone_skew": string;
  "period": string;
  "digits": string;
  "clock_right": string;
  "clock_fast": string;
  "clock_slow": string;
  "pause": string;
  "run": string;
}

/** What may be saved. */
export interface TimeWindowShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: TimeWindowTexts;
  paused: boolean;
  window: number;
  period: number;
  digits: number;
  phone_skew: number;
  typed: Typed | null;
  last: string;
  key: string;
  standing: StandingName;
  why: string;
  limits: WindowLimits;
}

/** What belongs to the moment. */
export interface TimeWindowMoment {
  made: number;
  note: string;
  instead: string;
  busy: string;
  at: number;
  phone: number;
  first: number;
  codes: string[];
}

/** What is never saved. */
export interface TimeWindowPrivate {
  key: Codes;
  last_step: number | null;
  retry_at: number | null;
}

/** A finding in words. */
export interface FindingShown {
  cause: string;
  title: string;
  evidence: string[];
  confirm: string;
  fix: string;
}

/** Its texts. */
export interface WhyRefusedTexts {
  "title": string;
  "code": string;
  "hint": string;
  "explain": string;
  "evidence": string;
  "confirm": string;
  "fix": string;
  "others": string;
  "axis": string;
  "accepted": string;
  "server": string;
  "phone": string;
  "both": string;
  "typed_ok": string;
  "typed_no": string;
}

/** What may be saved. */
export interface WhyRefusedShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: WhyRefusedTexts;
  answer: Said | null;
  findings: FindingShown[];
}

/** The moment that a code was explained at, and the codes around it. */
export interface ExplainedAt {
  at: number;
  phone: number;
  period: number;
  window: number;
  shows: number;
  first: number;
  codes: string[];
  last_step: number | null;
  typed: Typed;
}

/** What is never saved. */
export interface WhyRefusedPrivate {
  scene: ExplainedAt | null;
}

/** The bit that is turned over. */
export interface Flip {
  of: "counter" | "secret";
  bit: number;
}

/** The lesson's clock. */
export interface LessonClock {
  lesson: Ticking;
}

/** Its texts. */
export interface InsideTexts {
  "pause": string;
  "run": string;
  "title": string;
  "hash_choice": string;
  "label": string;
  "time": string;
  "time_note": string;
  "step": string;
  "step_note": string;
  "counter": string;
  "counter_note": string;
  "digest": string;
  "digest_note": string;
  "offset": string;
  "offset_note": string;
  "four": string;
  "four_note": string;
  "cleared": string;
  "cleared_note": string;
  "cleared_same": string;
  "number": string;
  "number_note": string;
  "code": string;
  "code_note": string;
  "as_table": string;
  "what": string;
  "value": string;
  "flipped": string;
  "flip": string;
  "flip_counter": string;
  "bit": string;
  "flip_secret": string;
  "put_back": string;
  "of_counter": string;
  "of_secret": string;
  "avalanche": string;
  "changed_note": string;
  "spoken": string;
  "walk": string;
  "way": string;
  "forwards": string;
  "backwards": string;
  "walk_back": string;
  "walk_step": string;
  "walk_play": string;
  "walk_stop": string;
  "walk_says": string;
  "back_code": string;
  "back_number": string;
  "back_cleared": string;
  "back_four": string;
  "back_offset": string;
  "back_digest": string;
  "back_counter": string;
  "back_step": string;
  "back_time": string;
}

/** What may be saved. */
export interface InsideShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: InsideTexts;
  paused: boolean;
  key: string;
  hash: string;
  hashes: Forms[];
  algorithm: string;
  other_hash: string;
  period: number;
  digits: number;
  secret_bits: number;
  flip: Flip | null;
}

/** What belongs to the moment. */
export interface InsideMoment {
  made: number;
  note: string;
  instead: string;
  busy: string;
  at: number;
  digest: string;
}

/** What is never saved. */
export interface InsidePrivate {
  base: number;
  first: number;
  digests: string;
  flipped: string | null;
}

/** An event in words. */
export interface EventRow {
  at: string;
  what: string;
}

/** Its texts. */
export interface ServerViewTexts {
  "title": string;
  "kept": string;
  "what": string;
  "how": string;
  "log": string;
  "when": string;
  "event": string;
  "nothing": string;
  "admin": string;
  "reset": string;
  "reset_hint": string;
  "open_lock": string;
}

/** What may be saved. */
export interface ServerViewShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: ServerViewTexts;
  rows: Forms[];
  events: EventRow[];
  older: string;
  latest: string;
  can_reset: boolean;
  locked: boolean;
}

/** What is never saved. */
export interface ServerViewPrivate {
  left: Left | null;
}

/** Its texts. */
export interface StatePictureTexts {
  "title": string;
  "here": string;
  "as_text": string;
  "left": string;
}

/** What may be saved. */
export interface StatePictureShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: StatePictureTexts;
  state: StateName;
  taken: string;
  states: Record<StateName, string>;
  arrows: Record<string, string>;
  now: string;
  meaning: string;
  last: string;
  label: string;
  lines: string[];
}

/** What is never saved. */
export interface StatePicturePrivate {
  left: Left | null;
}

/** One move of a play. */
export interface Move {
  at: number;
  who: "victim" | "attacker" | "server";
  kind: "" | "in" | "late" | "out";
  text: string;
}

/** Its texts. */
export interface RelayTexts {
  "title": string;
  "plays": string;
  "code": string;
  "passkey": string;
  "victim": string;
  "attacker": string;
  "server": string;
  "back": string;
  "next": string;
  "again": string;
  "at": string;
  "moves": string;
  "end_code": string;
  "end_passkey": string;
}

/** What may be saved. */
export interface RelayShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: RelayTexts;
  plays: Record<PlayName, Move[]>;
}

/** A part of the URI. */
export interface PartMeaning {
  id: string;
  name: string;
  meaning: string;
}

/** How a part is written, and how it reads where that differs. */
export interface PartText {
  text: string;
  reads: string;
}

/** Eight characters of the secret. */
export interface Group {
  bytes: string[];
  bits: string[];
  characters: string;
}

/** Its texts. */
export interface UriPartsTexts {
  "title": string;
  "bytes": string;
  "base32": string;
  "uri": string;
  "length": string;
  "pick": string;
  "group": string;
  "group_says": string;
  "bits": string;
  "characters": string;
  "reads": string;
  "issuer": string;
  "label_issuer": string;
  "account": string;
  "names": string;
  "names_hint": string;
  "build": string;
  "back": string;
  "table": string;
  "part": string;
  "text": string;
  "meaning": string;
  "hidden": string;
  "practice": string;
}

/** What may be saved. */
export interface UriPartsShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: UriPartsTexts;
  parts: PartMeaning[];
  groups: number;
  answer: Said | null;
}

/** What is never saved. */
export interface UriPartsPrivate {
  parts: Record<string, PartText>;
  groups: Group[];
  issuer: string;
  account: string;
  label_issuer: string;
}

/** A kind of module. */
export interface RegionWords {
  id: string;
  letter: string;
  count: number;
  name: string;
  meaning: string;
}

/** Its texts. */
export interface QrAnatomyTexts {
  "title": string;
  "picture": string;
  "summary": string;
  "brought_out": string;
  "parts": string;
  "all": string;
  "all_says": string;
  "correction": string;
  "table": string;
  "part": string;
  "modules": string;
  "meaning": string;
  "modules_label": string;
  "at": string;
  "of_text": string;
  "of_repair": string;
  "of_head": string;
  "of_padding": string;
  "of_nothing": string;
  "walk": string;
  "character": string;
  "repair_byte": string;
  "hidden": string;
}

/** What may be saved. */
export interface QrAnatomyShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: QrAnatomyTexts;
  size: number;
  border: number;
  version: number;
  correction: string;
  levels: string[];
  rows: string[];
  fixed: string[];
  regions: RegionWords[];
}

/** What some modules carry together: a character, or a byte besides. */
export interface CarriedBy {
  kind: "head" | "text" | "padding" | "repair";
  index: number;
  text: string;
  places: number[];
}

/** What is never saved. */
export interface QrAnatomyPrivate {
  carried: CarriedBy[];
  rows: string[];
  secret: [number, number][];
}

/** What can be tried: choices, and the least and the most. */
export interface LaboratoryLimits {
  levels: string[];
  themes: string[];
  lengths: string[];
  pixels: [number, number];
  border: [number, number];
  dirt: [number, number];
  blur: [number, number];
}

/** What the reader says of the picture. */
export interface Verdict {
  kind: Kind;
  title: string;
  detail: string;
}

/** Its texts. */
export interface QrLaboratoryTexts {
  "title": string;
  "picture": string;
  "frame": string;
  "hidden": string;
  "facts": string;
  "correction": string;
  "losses": string;
  "pixels": string;
  "pixels_words": Forms;
  "border": string;
  "border_words": Forms;
  "theme": string;
  "white-page": string;
  "dark-page": string;
  "inverted": string;
  "transparent": string;
  "dirt": string;
  "dirt_words": string;
  "seed": string;
  "finder": string;
  "blur": string;
  "blur_words": Forms;
  "length": string;
  "usual": string;
  "parameters": string;
  "names": string;
  "accents": string;
  "reset": string;
}

/** What may be saved. */
export interface QrLaboratoryShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: QrLaboratoryTexts;
  correction: string;
  pixels: number;
  border: number;
  theme: string;
  dirt: number;
  seed: number;
  finder: boolean;
  blur: number;
  length: string;
  losses: Record<string, number>;
  answer: Verdict;
  facts: Forms[];
  limits: LaboratoryLimits;
}

/** What is never saved. */
export interface QrLaboratoryPrivate {
  picture: string;
}

/** What one app honours. */
export interface AppRow {
  id: string;
  app: string;
  runs_on: string;
  algorithm: string;
  digits: string;
  period: string;
  kind: Kind;
  verdict: string;
  habits: string[];
  as_of: string;
  sources: string[];
}

/** Its texts. */
export interface AppsTableTexts {
  "title": string;
  "caption": string;
  "server": string;
  "algorithm": string;
  "digits": string;
  "period": string;
  "period_s": string;
  "app": string;
  "runs_on": string;
  "verdict": string;
  "habits": string;
  "as_of": string;
  "sources": string;
  "table": string;
}

/** What may be saved. */
export interface AppsTableShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: AppsTableTexts;
  algorithm: string;
  digits: DigitsChoice;
  period: PeriodChoice;
  rows: AppRow[];
  limits: KeyLimits;
}

/** A place of a picture that can be pointed at. */
export interface Place {
  name: string;
  text: string;
  label: string;
  box: [number, number, number, number] | null;
}

/** How a question is asked: in the reader's language, its choices in the reader's own order. */
export interface Asking {
  kind: "text" | "choices" | "order" | "place";
  choices: Forms[];
  reasons: Forms[];
  places: Place[];
  drawing: [number, string];
}

/** Its texts. */
export interface ExerciseViewTexts {
  "question": string;
  "your_answer": string;
  "why": string;
  "up": string;
  "down": string;
  "moved": string;
  "title": string;
  "check": string;
  "solution": string;
}

/** What may be saved. */
export interface ExerciseViewShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: ExerciseViewTexts;
  asking: Asking;
  answer: Said | null;
  help: Said | null;
  stuck: boolean;
}

/** Its texts. */
export interface CodeTaskTexts {
  "title": string;
  "question": string;
  "lines": string;
  "hint": string;
  "check": string;
  "solution": string;
  "worked": string;
}

/** What may be saved. */
export interface CodeTaskShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: CodeTaskTexts;
  before: string;
  given: string;
  after: string;
  answer: Said | null;
  worked: string;
  stuck: boolean;
}

/** What was done on one page. */
export interface PageDone {
  page: string;
  title: string;
  right: number;
  tried: number;
  asked: number;
}

/** Its texts. */
export interface ProgressViewTexts {
  "title": string;
  "page": string;
  "right": string;
  "tried": string;
  "all_done": string;
  "save": string;
  "forget": string;
  "sure": string;
  "yes": string;
  "no": string;
  "forgotten": string;
}

/** What may be saved. */
export interface ProgressViewShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: ProgressViewTexts;
  pages: PageDone[];
  step: string;
  kept: string;
  fault: string;
  file: string;
}

/** Its texts. */
export interface PredictionTexts {
  "question": string;
  "your_answer": string;
  "why": string;
  "up": string;
  "down": string;
  "moved": string;
  "title": string;
  "commit": string;
  "predicted": string;
  "happens": string;
}

/** What may be saved. */
export interface PredictionShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: PredictionTexts;
  asking: Asking;
  predicted: string;
  printed: string;
  answer: Said | null;
}

/** Its texts. */
export interface FigureViewTexts {
  "title": string;
  "in_words": string;
}

/** What may be saved. */
export interface FigureViewShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: FigureViewTexts;
  picture: string;
  words: string;
}

/** How a page's questions were answered. */
export interface PageResult {
  page: string;
  title: string;
  right: number;
  asked: number;
}

/** The result of a final check so far. */
export interface CheckResult {
  pages: PageResult[];
  score: string;
  advice: string;
  passed: boolean;
  certified: string;
  day: string;
}

/** Its texts. */
export interface FinalCheckViewTexts {
  "question": string;
  "your_answer": string;
  "why": string;
  "up": string;
  "down": string;
  "moved": string;
  "title": string;
  "about": string;
  "short": string;
  "whole": string;
  "check": string;
  "next": string;
  "anew": string;
  "right_answer": string;
  "result": string;
  "page": string;
  "right": string;
  "certificate": string;
  "your_name": string;
  "name_hint": string;
  "name_missing": string;
  "print": string;
  "head": string;
  "on_own": string;
}

/** What may be saved: nothing that was typed, and no name. */
export interface FinalCheckViewShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: FinalCheckViewTexts;
  stage: CheckStage;
  name: string;
  asking: Asking;
  where: string;
  answer: Said | null;
  right_answer: string;
  because: string;
  read_on: string;
  going_on: string;
  result: CheckResult;
}

/** A question, and what to do where the answer is yes. */
export interface TreeQuestion {
  ask: string;
  do: string;
}

/** A symptom, with its questions. */
export interface TreeBranch {
  symptom: string;
  questions: TreeQuestion[];
}

/** Its texts. */
export interface DecisionTreeTexts {
  "title": string;
  "how_to": string;
  "yes": string;
  "print": string;
}

/** What may be saved. */
export interface DecisionTreeShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: DecisionTreeTexts;
  branches: TreeBranch[];
}

/** Its texts. */
export interface TrainingTexts {
  "title": string;
  "about": string;
  "watch": string;
  "practice": string;
  "test": string;
  "play": string;
  "pause": string;
  "next": string;
  "controls": string;
  "place": string;
}

/** What may be saved. */
export interface TrainingShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: TrainingTexts;
  mode: TrainingMode;
  said: string;
  part: string;
  seconds: number;
  scene: number;
  scenes: number;
  done: boolean;
}

/** Something to choose. */
export interface DeskChoice {
  id: string;
  label: string;
  done: boolean;
}

/** Choices of one subject. */
export interface DeskGroup {
  title: string;
  choices: DeskChoice[];
}

/** A call of the shift. */
export interface QueueLine {
  subject: string;
  who: string;
  state: CallState;
  points: number | null;
}

/** A line of the server's log. */
export interface LogRow {
  time: string;
  text: string;
  refused: boolean;
}

/** What one side said, or what was seen. */
export interface Turn {
  by: "caller" | "you" | "desk";
  lang: string;
  said: string[];
  meant: string[];
  log: LogRow[];
}

/** A reply, in one language. */
export interface DeskReply {
  lang: string;
  text: string;
}

/** What one part of a call was worth. */
export interface DeskPart {
  label: string;
  got: number;
  most: number;
}

/** What a call was worth, and how it could have gone. */
export interface Debrief {
  well: boolean;
  title: string;
  points: number;
  parts: DeskPart[];
  harms: string[];
  cause: string;
  named: string;
  evidence: string[];
  way: string[];
  replies: DeskReply[];
}

/** A call. */
export interface CallShown {
  subject: string;
  who: string;
  by_mail: boolean;
  identity: Identity;
  time: string;
  budget: string;
  share: number;
  talk: Turn[];
  asks: DeskGroup[];
  looks: DeskChoice[];
  causes: DeskGroup[];
  cause: string;
  deeds: DeskGroup[];
  ended: boolean;
  outcome: Said | null;
  replies: string[];
  debrief: Debrief | null;
}

/** What happens next in a call that plays itself. */
export interface SceneShown {
  caption: string;
  seconds: number;
  number: number;
  count: number;
}

/** How a shift went. */
export interface ShiftResult {
  points: number;
  passed: boolean;
  words: string;
}

/** Its texts. */
export interface DeskTexts {
  "title": string;
  "about": string;
  "rule": string;
  "which": string;
  "drawn": string;
  "watch": string;
  "practice": string;
  "short": string;
  "shift": string;
  "go_on": string;
  "leave": string;
  "queue": string;
  "waiting": string;
  "on": string;
  "well": string;
  "badly": string;
  "points": string;
  "by_phone": string;
  "by_mail": string;
  "unchecked": string;
  "proved": string;
  "unproven": string;
  "time": string;
  "talk": string;
  "you": string;
  "desk": string;
  "asks": string;
  "looks": string;
  "asked": string;
  "done": string;
  "cause": string;
  "choose": string;
  "deed": string;
  "do": string;
  "hint": string;
  "replies": string;
  "send": string;
  "debrief": string;
  "harms": string;
  "it_was": string;
  "you_named": string;
  "evidence": string;
  "way": string;
  "model": string;
  "next": string;
  "result": string;
  "play": string;
  "pause": string;
  "step": string;
  "place": string;
  "controls": string;
  "results": string;
  "name": string;
  "name_hint": string;
  "json": string;
  "csv": string;
  "again": string;
  "time_at": string;
  "event": string;
}

/** What may be saved: no secret, no code, nothing that a learner has typed. */
export interface DeskShown {
  language: string;
  written: string;
  foreign: Record<string, string[]>;
  t: DeskTexts;
  stage: DeskStage;
  way: DeskWay | null;
  kinds: DeskGroup[];
  queue: QueueLine[];
  number: number;
  call: CallShown | null;
  scene: SceneShown | null;
  hint: string;
  going_on: boolean;
  result: ShiftResult | null;
}

/** The results, as the text of a file. */
export interface ResultsFile {
  serial: number;
  name: string;
  text: string;
}

/** What is never saved: the learner's name is in it. */
export interface DeskPrivate {
  file: ResultsFile | null;
}

/** What a script says. */
export type Word = HelloWord | TimeWord | ByeWord | LookWord | LanguageWord | OpenHomeWord | OpenProfileWord | EnableMfaWord | CancelWord | MoreTimeWord | ConfirmWord | SignOutWord | ComeHereWord | SignInWord | UnlockWord | NewRecoveryCodeWord | DisableMfaWord | ResetMfaWord | SaveProfileWord | ZonesWord | ScanWord | AddByHandWord | DeleteEntryWord | OverwriteWord | AppWord | StartAgainWord | UndoWord | ClockRealWord | ClockStopWord | ClockRunWord | ClockStepWord | ClockRateWord | PhoneSkewWord | ServerSkewWord | WindowWord | PeriodWord | DigitsWord | FlipCounterWord | FlipSecretWord | FlipBackWord | HashWord | NamesWord | SampleWord | CorrectionWord | TrialWord | WellDrawnWord | AskWord | AnswerWord | ShowSolutionWord | ExplainWord | ForgetWord | BeginCheckWord | NextQuestionWord | CheckAnewWord | TrainWord | AdvanceWord | ShowAnswersWord | BeginShiftWord | TakeCallWord | InquireWord | NameCauseWord | DoAboutWord | SendReplyWord | DeskHintWord | LeaveDeskWord | BackToDeskWord | SaveResultsWord;

/** What each app honours, with sources, and whether its codes fit a server set up like this. */
export type AppsTable = Message<AppsTableShown, Notes, Nothing, Nothing>;

/** Stop, step and hurry the lesson's time, and set the phone's or the server's clock wrong. */
export type ClockControl = Message<ClockControlShown, ClockControlMoment, Nothing, TwoClocks>;

/** The simulated screen, or the part of it that one step is about. */
export type Screen = Message<ScreenShown, Notes, ScreenPrivate, ScreenClocks>;

/** Lines to be completed; what is in the box is the reader's, and is never saved. */
export type CodeTask = Message<CodeTaskShown, Notes, Nothing, Nothing>;

/** The decision tree; `lesson.figure("decision_tree")` draws the same. */
export type DecisionTree = Message<DecisionTreeShown, Notes, Nothing, Nothing>;

/** The desk, and the shift that is under way there. */
export type DeskView = Message<DeskShown, Notes, DeskPrivate, Nothing>;

/** One exercise; the answer stays in the box, whatever is said of it. */
export type ExerciseView = Message<ExerciseViewShown, Notes, Nothing, Nothing>;

/** A figure that follows the language switch; it is drawn once in each language. */
export type FigureView = Message<FigureViewShown, Notes, Nothing, Nothing>;

/** The bar of the six steps with the next move and the language switch. */
export type Guide = Message<GuideShown, Notes, Nothing, Nothing>;

/** The derivation of one code, live: time, step, counter, digest, four bytes, number, code. */
export type Inside = Message<InsideShown, InsideMoment, InsidePrivate, LessonClock>;

/** A phone with an authenticator app: scan, type a key, copy a code, delete an entry. */
export type PhoneView = Message<PhoneViewShown, PhoneViewMoment, PhoneViewPrivate, PhoneClock>;

/** A question, the reader's prediction, and only then what was asked about. */
export type Prediction = Message<PredictionShown, Notes, Nothing, Nothing>;

/** What the learner has done, page by page. */
export type ProgressView = Message<ProgressViewShown, Notes, Nothing, Nothing>;

/** The lesson's QR code with one kind of module brought out at a time. */
export type QrAnatomy = Message<QrAnatomyShown, Notes, QrAnatomyPrivate, Nothing>;

/** Settings, the picture that they give, and what the reader says of it. */
export type QrLaboratory = Message<QrLaboratoryShown, Notes, QrLaboratoryPrivate, Nothing>;

/** The final check; what was answered is kept with the learner's progress, as right or wrong. */
export type FinalCheckView = Message<FinalCheckViewShown, Notes, Nothing, Nothing>;

/** A victim, an attacker's page and the real server; by code, or by passkey. */
export type Relay = Message<RelayShown, Notes, Nothing, Nothing>;

/** The account as the server holds it, the event log, and two acts of an administrator. */
export type ServerView = Message<ServerViewShown, Notes, ServerViewPrivate, Nothing>;

/** The states off, pending, on and locked, the arrows between them, and where we are. */
export type StatePicture = Message<StatePictureShown, Notes, StatePicturePrivate, Nothing>;

/** A time axis with the steps around now, their codes, the accepted ones, and two clocks. */
export type TimeWindow = Message<TimeWindowShown, TimeWindowMoment, TimeWindowPrivate, TwoClocks>;

/** Three buttons, and below them what happens next, a hint, or how it went. */
export type TrainingView = Message<TrainingShown, Notes, Nothing, Nothing>;

/** A secret on its way into the URI; each part says what it is. */
export type UriParts = Message<UriPartsShown, Notes, UriPartsPrivate, Nothing>;

/** A box for a code, the diagnosis, and the time window that shows it. */
export type WhyRefused = Message<WhyRefusedShown, Notes, WhyRefusedPrivate, Nothing>;
