/** 0 or 1: SQLite has no booleans, and the same code runs on both databases. */
export type Flag01 = 0 | 1
/** JSON as text, read through a schema. */
export type Json = string
