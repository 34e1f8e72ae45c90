package dev.tutti.training.dl4j.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.tutti.training.dl4j.memory.NativeArena;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The steps of a pass, as its layers are bound one after another. */
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

	/** Whether the way back is wanted too, and dropout at work. */
	boolean training() {
		return this.training;
	}

	/** What a layer with weights gives. */
	Signal signal(long... shape) {
		return new Signal(this.arena.array(shape), this.training ? this.arena.array(shape) : null);
	}

	/** What a layer without weights makes of a signal: a gradient if that has one. */
	Signal signal(Signal of, long... shape) {
		return (of.gradient() != null) ? signal(shape) : new Signal(this.arena.array(shape), null);
	}

	/** The next step forward. */
	void forward(Runnable step) {
		this.forward.add(step);
	}

	/** Steps back, in this order; those bound later go before them. */
	void backward(List<Runnable> steps) {
		this.backward.addFirst(steps);
	}

	void backward(Runnable... steps) {
		backward(List.of(steps));
	}

	void mask(DropoutMask mask) {
		this.masks.add(mask);
	}

	void average(RunningAverage average) {
		this.averages.add(average);
	}

	NetworkPass pass(INDArray input, Signal output) {
		return new NetworkPass(input, output, this.forward, this.backward.stream().flatMap(List::stream).toList(),
				this.masks, this.averages);
	}

}
