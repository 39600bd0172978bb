#!/usr/bin/env node
import { main } from './cli/main.ts'
import { inRealWorld } from './real-world.ts'

void inRealWorld(main)
