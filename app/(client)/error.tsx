'use client';

import PageError from '../error';

/** Within the layout, so that the log learns of it. */
export default PageError;
