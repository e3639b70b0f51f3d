package io.ticketledger.events.architecture;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.Assertions;

/** Does everything that the rules forbid. */
final class Offender {
    private Offender() {}

    static final class Clocked {
        Instant now() {
            return Instant.now();
        }
    }

    static final class ClockHolder {
        final Clock clock = Clock.systemUTC();
    }

    static final class Millis {
        long now() {
            return System.currentTimeMillis();
        }
    }

    static final class RandomId {
        UUID id() {
            return UUID.randomUUID();
        }
    }

    static final class Dice {
        final Random random = new Random();
    }

    static final class ThreadDice {
        int roll() {
            return ThreadLocalRandom.current().nextInt();
        }
    }

    static final class Stranger {
        void meet() {
            Assertions.fail("a library that is none of ours");
        }
    }
}
