/** How a run may treat what people wrote, beside `OnEdit`, by the keys of the table of options; absent means the careful way. */
export interface Ways {
  /** Add a section of our own even where a person wrote one about the same. */
  readonly noAdopt?: boolean | undefined
  /** Put our points in the place of misleading sentences: asked for by `overwrite`, and confirmed. */
  readonly replace?: boolean | undefined
  /** Compare with a fresh rendering also where the checksum says that nothing changed. */
  readonly exact?: boolean | undefined
  /** Repair broken markers where the text between them is known by its digests. */
  readonly repair?: boolean | undefined
}
