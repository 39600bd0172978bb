/** How a run may treat what people wrote, beside `OnEdit`; absent means the careful way. */
export interface Ways {
  /** False adds a section of our own even where a person wrote one about the same. */
  readonly adopt?: boolean
  /** Put our points in the place of misleading sentences: asked for by `overwrite`, and confirmed. */
  readonly replace?: boolean
  /** Compare with a fresh rendering also where the checksum says that nothing changed. */
  readonly exact?: boolean
  /** Mend broken markers where the text between them is known by its digests. */
  readonly repair?: boolean
}
