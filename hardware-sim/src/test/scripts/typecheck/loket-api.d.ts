import type { paths } from 'loket-api/description';

export * from 'loket-api/description';

/**
 * What an address is answered, by the description of the API: `get('me')` is a `Me`, and
 * `get('mee')` an error. Of an address that is put together its fixed parts tell; what is only
 * known while the page runs, like a path that is handed through, is answered `unknown`.
 */
type Parts<A extends string> = A extends `${infer First}/${infer Rest}` ? [First, ...Parts<Rest>] : [A];
type Bare<A extends string> = A extends `${infer Path}?${string}` ? Path : A;
type Whole<A extends string> =
  Bare<A> extends infer B extends string ? (B extends `/${string}` ? B : `/api/v1/${B}`) : never;

type Fits<Asked, Known> = Asked extends [infer A, ...infer As]
  ? Known extends [infer K, ...infer Ks]
    ? K extends `{${string}}`
      ? Fits<As, Ks>
      : A extends K
        ? Fits<As, Ks>
        : false
    : false
  : Known extends []
    ? true
    : false;

/** Those addresses of the API that are meant. */
type Meant<A extends string> = A extends string
  ? Whole<A> extends keyof paths
    ? Whole<A>
    : { [K in keyof paths]: Fits<Parts<Whole<A>>, Parts<K>> extends true ? K : never }[keyof paths]
  : never;

type Content<Answer> = Answer extends { content: infer Kinds } ? Kinds[keyof Kinds] : null;
type Done<Answers> = {
  [Status in keyof Answers]: Status extends 200 | 201 | 204 ? Content<Answers[Status]> : never;
}[keyof Answers];

type Answer<Method extends string, A extends string> = string extends A
  ? unknown
  : {
      [K in Meant<A>]: paths[K] extends { [M in Method]: { responses: infer Answers } }
        ? Done<Answers>
        : never;
    }[Meant<A>];

/** What is given besides the address: nothing fits where the API does not take that method there. */
type More<Method extends string, A extends string, Rest extends unknown[]> = [Answer<Method, A>] extends [
  never,
]
  ? ['no such address']
  : Rest;

export type Get = <A extends string>(path: A, ...more: More<'get', A, []>) => Promise<Answer<'get', A>>;
export type Post = <A extends string>(
  path: A,
  ...more: More<'post', A, [body?: object]>
) => Promise<Answer<'post', A>>;
export type Put = <A extends string>(
  path: A,
  ...more: More<'put', A, [body: object]>
) => Promise<Answer<'put', A>>;
export type Delete = <A extends string>(
  path: A,
  ...more: More<'delete', A, []>
) => Promise<Answer<'delete', A>>;

/** The picture of a topic: `Picture<'guard/live'>`. */
export type Picture<A extends string> = Answer<'get', A>;

/** What can travel as JSON. */
export type Json = null | boolean | number | string | Json[] | JsonThing;

export type JsonThing = { [key: string]: Json };
