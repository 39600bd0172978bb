/** Of the one JSON document: grows by one when a field changes its meaning or goes; a new field is no new version. */
export const SCHEMA_VERSION = 1
