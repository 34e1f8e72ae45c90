package dev.tutti.training.dl4j.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.tutti.training.dl4j.memory.NativeArena;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Records the native operations of a pass while a network's operations are bound. */
final class Tape {

	private final NativeArena arena;

	private final boolean training;

	private final List<Runnable> forward = new ArrayList<>();

	private final Deque<List<Runnable>> backward = new ArrayDeque<>();

	private final List<DropoutMask> masks = new ArrayList<>();

	private final List<RunningAverage> averages = new ArrayList<>();

	Tape(NativeArena arena, boolean training) {
		this.arena = arena;
		this.training = training;
	}

	NativeArena arena() {
		return this.arena;
	}

	/** Whether the backward pass and dropout are included. */
	boolean training() {
		return this.training;
	}

	/** The output of an operation with parameters. */
	Signal signal(long... shape) {
		return new Signal(this.arena.array(shape), this.training ? this.arena.array(shape) : null);
	}

	/**
	 * The output of an operation without parameters, with a gradient if its input has
	 * one.
	 */
	Signal signal(Signal input, long... shape) {
		return (input.gradient() != null) ? signal(shape) : new Signal(this.arena.array(shape), null);
	}

	/** Adds the next forward operation. */
	void forward(Runnable operation) {
		this.forward.add(operation);
	}

	/** Adds backward operations, in this order, before those added earlier. */
	void backward(List<Runnable> operations) {
		this.backward.addFirst(operations);
	}

	void backward(Runnable... operations) {
		backward(List.of(operations));
	}

	void mask(DropoutMask mask) {
		this.masks.add(mask);
	}

	void average(RunningAverage average) {
		this.averages.add(average);
	}

	NativePass pass(INDArray input, Signal output) {
		return new NativePass(input, output, this.forward, this.backward.stream().flatMap(List::stream).toList(),
				this.masks, this.averages);
	}

}
