/** The last line where nothing was to be done. */
export const allCurrent = 'Everything is current.'
