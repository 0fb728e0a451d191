import { configure } from '@testing-library/preact'

// a slow machine doesn't fail a test: what a screen comes to is waited for, not timed
configure({ asyncUtilTimeout: 20_000 })
