import type { Desk, Origin } from '../desk';
import type { Params } from '../params';

/** One call of the API on its way to the resource that answers it. */
export type Call = {
  desk: Desk;
  params: Params;
  /** The ids in the address, from left to right. */
  ids: string[];
  origin: Origin;
};

/**
 * What answers one address. It reads its parameters, calls `params.finish()` before it changes
 * anything, and gives back the object in the form in which it is kept.
 */
export type Handler = (call: Call) => object;
export type Route = readonly [method: 'GET' | 'POST', pattern: string, handler: Handler];
