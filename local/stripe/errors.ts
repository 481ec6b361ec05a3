import type Stripe from 'stripe';

/** What stands under `error` in an answer that refuses (https://docs.stripe.com/api/errors). */
export type ErrorBody = {
  type: Stripe.RawErrorType;
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  doc_url?: string;
};

/** An answer of the API that is not a success: its HTTP status and Stripe's JSON for it. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.body = body.code
      ? {
          ...body,
          doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`,
        }
      : body;
  }
}

/** 400 for a request that Stripe cannot carry out as it stands. */
export function refused(message: string, param?: string, code?: string): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, param, code });
}

/** 400 for a parameter that has to be there. */
export function missingParam(param: string): ApiError {
  return refused(`Missing required param: ${param}.`, param, 'parameter_missing');
}

/** 404, or 400 where the unknown id came in as a parameter. */
export function noSuch(object: string, id: string, param: string, status = 404): ApiError {
  return new ApiError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${object}: '${id}'`,
    param,
  });
}

/** 404 for an address that the API does not have, or that this stand-in does not speak. */
export function unknownUrl(method: string, path: string): ApiError {
  return new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). The local Stripe speaks only the calls that are listed in docs/decisions.`,
  });
}
