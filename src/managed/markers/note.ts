/** Who keeps the block, for a person who never heard of us. It stands in each start marker, on a line of its own. */
export const note = 'Kept up to date by authmd. Your edits stay.'
