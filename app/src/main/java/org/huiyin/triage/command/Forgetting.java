package org.huiyin.triage.command;

import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Destroying;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An erased appeal leaves the model of this process once the erasure is committed: before, its text could still be read and learnt again. */
@Component
class Forgetting implements Destroying {
    private final Suggesting suggesting;

    Forgetting(Suggesting suggesting) {
        this.suggesting = suggesting;
    }

    @Override
    public void destroy(MatterId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                suggesting.forget(id);
            }
        });
    }
}
