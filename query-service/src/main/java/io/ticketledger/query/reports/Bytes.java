package io.ticketledger.query.reports;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Numbers in as few bytes as they need: seven bits a byte, signed ones by turns. */
final class Bytes {
    private Bytes() {}

    /** Writes numbers one behind the other. */
    static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /** @param number without a sign */
        Writer number(long number) {
            long rest = number;
            while ((rest & ~0x7fL) != 0) {
                bytes.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        Writer signed(long number) {
            return number((number << 1) ^ (number >> 63));
        }

        Writer all(byte[] others) {
            bytes.writeBytes(others);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    /** Reads them again. */
    static final class Reader {
        private final byte[] bytes;
        private int next;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean more() {
            return next < bytes.length;
        }

        long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[next++];
                number |= (long) (part & 0x7f) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }

        /**
         * How many of something come next.
         *
         * @param least how many bytes each of them has at least
         * @throws IllegalStateException when there are not so many bytes
         */
        int size(int least) {
            long size = number();
            if (size < 0 || size > (bytes.length - next) / least) {
                throw new IllegalStateException(size + " of something in " + (bytes.length - next) + " bytes");
            }
            return (int) size;
        }

        long signed() {
            long number = number();
            return (number >>> 1) ^ -(number & 1);
        }

        int place() {
            return next;
        }

        byte[] all(int many) {
            byte[] some = Arrays.copyOfRange(bytes, next, next + many);
            next += many;
            return some;
        }

        byte[] rest() {
            return all(bytes.length - next);
        }

        void skip(long many) {
            next += (int) many;
        }
    }
}
