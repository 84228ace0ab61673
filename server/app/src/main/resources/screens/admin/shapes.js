// @ts-check
/** What an office's catalogue is made of, as its administrators fill it in. */

import { say } from './words.js';

/** @import { Json, JsonThing } from 'loket-api' */

/**
 * What can be typed or chosen at one place.
 *
 * `optional`: may be left out altogether; `orNull`: an empty field is null.
 *
 * @typedef {{ key: string, optional?: boolean }} At
 * @typedef {At & { as: 'text' | 'date' | 'time', orNull?: boolean }} TextField
 * @typedef {At & { as: 'long' | 'lines' }} LongField
 * @typedef {At & { as: 'both', long?: boolean }} BothField in Indonesian and English
 * @typedef {At & { as: 'number', least: number, most: number, step?: number }} NumberField
 * @typedef {At & { as: 'flag' }} FlagField
 * @typedef {At & { as: 'choice', options: Options, orNull?: boolean }} ChoiceField
 * @typedef {At & { as: 'set', options: Options }} SetField
 * @typedef {At & { as: 'group', fields: Field[] }} GroupField
 * @typedef {At & { as: 'list', fields: Field[], fresh: JsonThing }} ListField
 * @typedef {At & { as: 'texts' }} TextsField a list of words in both languages
 * @typedef {TextField | LongField | BothField | NumberField | FlagField | ChoiceField | SetField
 *   | GroupField | ListField | TextsField} Field
 */

/**
 * What can be chosen: words of a list, each with its name, or things of the catalogue itself.
 *
 * @typedef {{ words: string[], name: (one: string) => string } | { of: 'services' | 'questions' }} Options
 */

export const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const ZONES = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Ujung_Pandang', 'Asia/Jayapura'];
const PICTURES = [
  'briefing',
  'skilled',
  'independent',
  'return',
  'government',
  'information',
  'distress',
  'complaint',
  'documents',
  'person',
  'people',
  'globe',
  'chat',
  'book',
];
const COMPONENTS = [
  'requirements',
  'procedure',
  'time',
  'cost',
  'product',
  'complaints',
  'legalBasis',
  'facilities',
  'competence',
  'supervision',
  'staff',
  'serviceGuarantee',
  'safetyGuarantee',
  'evaluation',
];

/** @type {SetField} */
const days = { key: 'days', as: 'set', options: { words: DAYS, name: (one) => say(`day${one}`) } };
/** @type {Field[]} */
const fromTo = [
  { key: 'from', as: 'time' },
  { key: 'to', as: 'time' },
];
/** @type {Field[]} */
const span = [days, ...fromTo];
const freshSpan = { days: DAYS.slice(0, 5), from: '08:00', to: '16:00' };
const nothing = () => ({ id: '', en: '' });

/** @type {ListField} */
const hours = { key: 'hours', as: 'list', fields: span, fresh: freshSpan };
/** @type {ListField} */
const breaks = {
  key: 'breaks',
  as: 'list',
  fields: span,
  fresh: { ...freshSpan, from: '12:00', to: '13:00' },
};

/** @param {string} key @param {number} least @param {number} most @param {number} [step] @returns {NumberField} */
const number = (key, least, most, step) => ({ key, as: 'number', least, most, step });

/** @type {Field[]} */
const procedure = [
  {
    key: 'switches',
    as: 'set',
    options: { words: ['BIOMETRIC', 'SURVEY', 'EXTERNAL_SYSTEM'], name: (one) => say(`switch-${one}`) },
  },
  {
    key: 'steps',
    as: 'list',
    fresh: {
      key: '',
      printed: '',
      text: '',
      actor: 'OFFICER',
      kind: 'REPORT',
      optional: false,
      assumed: false,
      evidence: 'NONE',
      needs: null,
      marks: [],
    },
    fields: [
      { key: 'key', as: 'text' },
      { key: 'printed', as: 'text' },
      { key: 'text', as: 'long' },
      {
        key: 'actor',
        as: 'choice',
        options: { words: ['APPLICANT', 'SECURITY', 'OFFICER', 'HEAD'], name: (one) => say(`actor-${one}`) },
      },
      {
        key: 'kind',
        as: 'choice',
        options: {
          words: [
            'NUMBER',
            'GUEST_BOOK',
            'DIRECTED',
            'HAND_IN',
            'VERIFICATION',
            'INCOMPLETE',
            'DATA_ENTRY',
            'FORM',
            'PAYMENT',
            'AGENDA',
            'SCHEDULE',
            'PRODUCT',
            'ORIENTATION',
            'CAPTURE',
            'SURVEY',
            'INTERVIEW',
            'INFORMATION',
            'REPORT',
            'DECISION',
          ],
          name: (one) => say(`step-${one}`),
        },
      },
      {
        key: 'evidence',
        as: 'choice',
        options: {
          words: [
            'NONE',
            'HALL',
            'MARKS',
            'LIST',
            'NUMBER_AND_DATE',
            'AGENDA_NUMBER',
            'APPOINTMENT',
            'PRODUCT',
          ],
          name: (one) => say(`evidence-${one}`),
        },
      },
      {
        key: 'needs',
        as: 'choice',
        orNull: true,
        options: { words: ['BIOMETRIC', 'SURVEY', 'EXTERNAL_SYSTEM'], name: (one) => say(`switch-${one}`) },
      },
      {
        key: 'marks',
        as: 'set',
        options: { words: ['PAPER', 'SISKOP2MI', 'UPLOAD'], name: (one) => say(`mark-${one}`) },
      },
      { key: 'optional', as: 'flag' },
      { key: 'assumed', as: 'flag' },
    ],
  },
  {
    key: 'documents',
    as: 'list',
    fresh: { key: '', name: nothing(), openUntil: null },
    fields: [
      { key: 'key', as: 'text' },
      { key: 'name', as: 'both' },
      { key: 'openUntil', as: 'text', orNull: true },
    ],
  },
  {
    key: 'products',
    as: 'list',
    fresh: { key: '', name: nothing() },
    fields: [
      { key: 'key', as: 'text' },
      { key: 'name', as: 'both' },
    ],
  },
];

/** @type {GroupField} */
const standard = {
  key: 'standard',
  as: 'group',
  fields: [
    { key: 'number', as: 'text' },
    { key: 'date', as: 'date' },
    { key: 'annex', as: 'text' },
    { key: 'effectiveFrom', as: 'date' },
    {
      key: 'components',
      as: 'group',
      fields: COMPONENTS.map((key) => ({ key, as: 'lines' })),
    },
  ],
};

/** @type {Field[]} */
const service = [
  { key: 'code', as: 'text' },
  { key: 'prefix', as: 'text', orNull: true },
  { key: 'desk', as: 'text' },
  { key: 'name', as: 'both' },
  { key: 'plainName', as: 'both' },
  { key: 'paperName', as: 'both', optional: true },
  { key: 'picture', as: 'choice', options: { words: PICTURES, name: (one) => say(`picture-${one}`) } },
  { key: 'requirements', as: 'texts' },
  { key: 'product', as: 'both' },
  number('fee', 0, 0),
  { key: 'promise', as: 'both' },
  { key: 'receivedAt', as: 'choice', options: { of: 'services' }, orNull: true },
  { key: 'defaultMinutes', as: 'group', fields: [number('low', 0, 480), number('high', 0, 480)] },
  {
    key: 'limits',
    as: 'list',
    optional: true,
    fresh: { days: ['FRIDAY'], until: '15:00' },
    fields: [
      days,
      { ...number('most', 1, 9999), optional: true },
      { key: 'until', as: 'time', optional: true },
    ],
  },
  standard,
  { key: 'procedure', as: 'group', optional: true, fields: procedure },
];

/** @type {JsonThing} */
const freshService = {
  code: 'BARU',
  prefix: null,
  desk: '',
  name: nothing(),
  plainName: nothing(),
  picture: 'information',
  requirements: [],
  product: nothing(),
  fee: 0,
  promise: { id: '1 hari kerja', en: '1 working day' },
  receivedAt: null,
  defaultMinutes: { low: 10, high: 20 },
  standard: {
    number: '',
    date: '',
    annex: '',
    effectiveFrom: '',
    components: Object.fromEntries(COMPONENTS.map((key) => [key, []])),
  },
};

/** @type {Field[]} */
const counter = [
  number('number', 1, 99),
  { key: 'name', as: 'text' },
  { key: 'services', as: 'set', options: { of: 'services' } },
  {
    key: 'assists',
    as: 'list',
    optional: true,
    fresh: { service: '' },
    fields: [
      { key: 'service', as: 'choice', options: { of: 'services' } },
      { ...number('fromMinutes', 1, 480), optional: true },
      { ...number('untilMinutes', 0, 479), optional: true },
    ],
  },
];

/** @type {Field[]} */
const settings = [
  number('priorityRatio', 1, 10),
  number('priorityCapMinutes', 1, 480),
  number('maxCalls', 1, 10),
  number('recallSpacingSeconds', 0, 600),
  number('noShowAfterCalls', 1, 10),
  number('noShowSpacingSeconds', 0, 600),
  number('undoSeconds', 0, 60),
  number('surveyMinutes', 1, 60),
  number('printJobSeconds', 5, 600),
  number('announceWithinSeconds', 10, 600),
  { key: 'chime', as: 'flag' },
  { key: 'voice', as: 'flag' },
  number('minShowSeconds', 1, 60),
  number('distanceMetres', 1, 30, 0.1),
  number('panelHeightMillimetres', 100, 3000),
  number('kioskTicketsPerMinute', 1, 600),
  {
    key: 'queue',
    as: 'group',
    optional: true,
    fields: [
      { key: 'sentOnToTheEnd', as: 'flag' },
      number('holdMinutes', 1, 120),
      number('detourMinutes', 1, 480),
      { ...number('minimumWaitSeconds', 0, 600), optional: true },
    ],
  },
];

/** @type {ListField} */
const holidays = {
  key: 'holidays',
  as: 'list',
  fresh: { date: '', name: '' },
  fields: [
    { key: 'date', as: 'date' },
    { key: 'name', as: 'text' },
    { key: 'tentative', as: 'flag', optional: true },
    { key: 'open', as: 'list', optional: true, fresh: { from: '08:00', to: '12:00' }, fields: fromTo },
  ],
};

/** @type {ListField} */
const periods = {
  key: 'periods',
  as: 'list',
  optional: true,
  fresh: { name: '', from: '', to: '', hours: [freshSpan], breaks: [] },
  fields: [
    { key: 'name', as: 'text' },
    { key: 'from', as: 'date' },
    { key: 'to', as: 'date' },
    hours,
    breaks,
  ],
};

/** @type {GroupField} */
const signatory = {
  key: 'signatory',
  as: 'group',
  optional: true,
  fields: [
    { key: 'place', as: 'text' },
    { key: 'title', as: 'text' },
    { key: 'name', as: 'text' },
    { key: 'rank', as: 'text', optional: true },
    { key: 'number', as: 'text', optional: true },
  ],
};

/** @type {ListField} */
const decisions = {
  key: 'decisions',
  as: 'list',
  optional: true,
  fresh: { number: '', date: '', about: '', legalBasis: [], copiesTo: [] },
  fields: [
    { key: 'number', as: 'text' },
    { key: 'date', as: 'date' },
    { key: 'about', as: 'long' },
    signatory,
    { key: 'legalBasis', as: 'lines' },
    { key: 'copiesTo', as: 'lines' },
  ],
};

/** @type {Field[]} */
const office = [
  { key: 'name', as: 'text' },
  { key: 'address', as: 'long' },
  { key: 'zone', as: 'choice', options: { words: ZONES, name: (one) => say(`zone-${one}`) } },
  { key: 'publicAddress', as: 'text', orNull: true },
  signatory,
];

/** @type {ListField} */
const questions = {
  key: 'questions',
  as: 'list',
  fresh: { key: '', text: nothing(), choices: [] },
  fields: [
    { key: 'key', as: 'text' },
    { key: 'text', as: 'both' },
    {
      key: 'choices',
      as: 'list',
      fresh: { text: nothing(), picture: 'information', services: [] },
      fields: [
        { key: 'text', as: 'both' },
        { key: 'picture', as: 'choice', options: { words: PICTURES, name: (one) => say(`picture-${one}`) } },
        { key: 'question', as: 'choice', options: { of: 'questions' }, optional: true },
        { key: 'services', as: 'set', options: { of: 'services' }, optional: true },
      ],
    },
  ],
};

/** @type {ListField} */
const papers = {
  key: 'papers',
  as: 'list',
  optional: true,
  fresh: { name: '', what: nothing(), where: nothing() },
  fields: [
    { key: 'name', as: 'text' },
    { key: 'what', as: 'both', long: true },
    { key: 'where', as: 'both', long: true },
  ],
};

/**
 * The pages of the editor: which fields of which thing each shows.
 *
 * @typedef {'office' | 'hours' | 'services' | 'counters' | 'settings' | 'papers' | 'finder'
 *   | 'decisions'} PartName
 * @type {{ name: PartName, at: string[], fields: Field[] }[]}
 */
export const PARTS = [
  { name: 'office', at: ['office'], fields: office },
  { name: 'hours', at: ['office'], fields: [hours, breaks, holidays, periods] },
  {
    name: 'services',
    at: [],
    fields: [{ key: 'services', as: 'list', fields: service, fresh: freshService }],
  },
  {
    name: 'counters',
    at: [],
    fields: [{ key: 'counters', as: 'list', fields: counter, fresh: { number: 1, name: '', services: [] } }],
  },
  { name: 'decisions', at: [], fields: [decisions] },
  { name: 'settings', at: ['settings'], fields: settings },
  { name: 'papers', at: [], fields: [papers] },
  { name: 'finder', at: [], fields: [{ key: 'finder', as: 'group', optional: true, fields: [questions] }] },
];
