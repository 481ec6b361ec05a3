/** Nothing that the measure could be blamed for: one dynamic page, as Next serves it by itself. */
export default { poweredByHeader: false };
