/** Written by `npm run icons`: the drawings, with a mark that changes with them. */
export const SPRITE = '/icons.svg?bcbf31c3';
