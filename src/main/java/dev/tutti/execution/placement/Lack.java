package dev.tutti.execution.placement;

/** What an ensemble needs and this process does not have. */
enum Lack {

	ENGINE, DEVICE, DATASET

}
