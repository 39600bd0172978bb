/** markdownlint MD013 flags a longer line and can't mend it. */
export const markerWidth = 80
